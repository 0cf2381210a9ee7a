// The quick search in the header: a combobox whose list holds the best results while one types.
import { answer, shown, unasked } from "./answers.js";
import { el, headline, marked, style } from "./dom.js";
import { Field } from "./field.js";

const SHOWN = 6;

/** Bring a quick search to life; what has been typed already is looked for at once. */
export function attach(form, context) {
  style(context);
  new QuickSearch(form, context).typed();
}

class QuickSearch extends Field {
  constructor(form, context) {
    super(form, context);
    this.active = -1;
    this.list = el("ul", { id: "quick-list", className: "quick-list", role: "listbox", "aria-label": this.t("quick_results"), hidden: true });
    this.status = el("p", { className: "visually-hidden", role: "status", "aria-live": "polite" });
    form.append(this.list, this.status);
    form.classList.add("quick");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "quick-list", "aria-autocomplete": "list" })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.list.children.length && this.open(true));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.open(false));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  }

  async act() {
    const turn = ++this.turn;
    const text = this.input.value;
    if (!text.trim()) {
      this.list.replaceChildren();
      this.open(false);
      this.status.textContent = "";
      return;
    }
    const slow = setTimeout(() => this.say(this.t("loading")), 250);
    try {
      const found = await answer(this.context, text);
      const best = found.groups.slice(0, SHOWN).map((group) => group[0]);
      const views = await Promise.all(best.map((hit) => shown(this.context, hit, found.terms, text)));
      if (turn === this.turn) this.show(found, best, views);
    } catch (error) {
      if (turn === this.turn) this.say(this.t(error.name === "DiskError" ? "disk_large" : "failed"));
    } finally {
      clearTimeout(slow);
    }
  }

  // A message in place of results.
  say(text) {
    this.status.textContent = text;
    this.list.replaceChildren(el("li", { className: "quick-note", role: "option", "aria-disabled": "true" }, text));
    this.open(document.activeElement === this.input);
  }

  show(found, best, views) {
    const { t } = this;
    const total = found.exact + found.loose;
    if (!total) {
      this.say(t(unasked(found.terms, this.input.value) || "none"));
      return;
    }
    this.status.textContent = t("count", { n: total });
    const all = new URL("search.html", this.context.up);
    all.searchParams.set("q", this.input.value.trim());
    this.list.replaceChildren(
      ...views.map((view, n) => this.option(view.href, n,
        el("span", { className: "quick-title" }, headline(view.title)),
        el("span", { className: "quick-date" }, view.date),
        el("span", { className: "quick-text" }, marked(view.text)))),
      this.option(all.href, views.length, el("span", { className: "quick-all" }, t("all_results", { n: total }))),
    );
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.open(document.activeElement === this.input);
  }

  option(href, n, ...children) {
    return el("li", { id: `quick-${n}`, role: "option", "aria-selected": "false", "data-href": href, onclick: () => location.assign(href) }, children);
  }

  open(is) {
    this.list.hidden = !is;
    this.input.setAttribute("aria-expanded", String(is));
    if (!is) this.move(-1);
  }

  move(to) {
    const options = [...this.list.querySelectorAll("[data-href]")];
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = options[to];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const count = this.list.querySelectorAll("[data-href]").length;
    const { key } = event;
    if (key === "Escape" && !this.list.hidden) this.open(false);
    else if (key === "ArrowDown" && count) this.arrow((this.active + 2) % (count + 1) - 1);
    else if (key === "ArrowUp" && count) this.arrow(this.active < 0 ? count - 1 : this.active - 1);
    else if (key === "Enter" && !this.list.hidden && this.active >= 0) location.assign(this.list.querySelectorAll("[data-href]")[this.active].dataset.href);
    else return;
    event.preventDefault();
  }

  arrow(to) {
    if (this.list.hidden) this.open(true);
    this.move(to);
  }
}
