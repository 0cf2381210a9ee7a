// The search page: results as one types, facets, an address that can be shared, and a way back to where one was.
import { answer, opened, shown, unasked } from "./answers.js";
import { el, headline, marked, style } from "./dom.js";
import { FACETS, values } from "./facets.js";
import { Field } from "./field.js";
import { chips, panel, prepared } from "./panel.js";
import { suggestions } from "./suggest.js";

const PAGE = 10;

/** Bring the search page to life. */
export function attach(form, context) {
  style(context);
  setTimeout(() => new SearchPage(form, context).begin()); // a task of its own: whoever types meanwhile need not wait
}

class SearchPage extends Field {
  constructor(form, context) {
    super(form, context);
    this.ways = document.getElementById("search-ways");
    this.layout(document.getElementById("search-app"));
  }

  layout(root) {
    const { t } = this;
    this.note = el("p", { className: "search-note", hidden: true });
    this.status = el("p", { className: "search-status", role: "status", "aria-live": "polite" });
    this.sort = el("select", { id: "search-sort", onchange: () => this.choose({ sort: this.sort.value }) },
      ["", "newest", "oldest"].map((value) => el("option", { value }, t(`sort_${value || "rank"}`))));
    this.chips = el("ul", { className: "search-chips" });
    this.list = el("div", { className: "search-list" });
    this.panel = el("aside", { className: "search-panel", "aria-label": t("narrow"), tabIndex: -1 });
    const jump = el("button", { type: "button", className: "quiet search-jump", onclick: () => {
      this.panel.focus({ preventScroll: true });
      this.panel.scrollIntoView();
    } }, t("narrow"));
    this.order = el("p", { className: "search-order" }, jump, el("label", { for: "search-sort" }, t("sort")), this.sort);
    const help = ["help_and", "help_exact", "help_minus", "help_script", "help_loose"].map((key) => el("li", {}, t(key)));
    root.replaceChildren(
      el("details", { className: "search-help" }, el("summary", {}, t("help")), el("ul", {}, help)),
      this.note,
      el("div", { className: "search-bar" }, this.status, this.order),
      this.chips,
      this.grid = el("div", { className: "search-grid" },
        el("section", { className: "search-results", "aria-labelledby": "search-results" },
          el("h2", { id: "search-results", className: "visually-hidden" }, t("results")), this.list), this.panel),
    );
    this.order.hidden = this.grid.hidden = true;
  }

  begin() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.push();
      this.run();
    });
    addEventListener("popstate", () => this.restore());
    addEventListener("pagehide", () => this.remember());
    document.addEventListener("keydown", (event) => this.key(event));
    history.scrollRestoration = "manual";
    const early = this.input.value; // typed while this was loading
    this.restore().then(() => {
      if (early && early !== this.input.value && !this.input.value) {
        this.input.value = early;
        this.typed();
      }
    });
  }

  // --- the address --------------------------------------------------------------------------------------

  address() {
    const parameters = new URLSearchParams();
    if (this.input.value.trim()) parameters.set("q", this.input.value.trim());
    for (const facet of FACETS) for (const value of this.chosen[facet] ?? []) parameters.append(facet, value);
    for (const name of ["from", "to", "sort"]) if (this.chosen[name]) parameters.set(name, this.chosen[name]);
    const text = parameters.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  push(typing = false) {
    const address = this.address();
    if (address === location.pathname + location.search) return;
    if (typing && history.state?.typing) history.replaceState({ typing }, "", address);
    else history.pushState({ typing }, "", address);
  }

  remember() {
    history.replaceState({ ...history.state, shown: this.shownCount, scroll: scrollY }, "");
  }

  async restore() {
    const parameters = new URLSearchParams(location.search);
    this.input.value = parameters.get("q") ?? "";
    this.chosen = { sort: parameters.get("sort") ?? "", from: parameters.get("from") ?? "", to: parameters.get("to") ?? "" };
    for (const facet of FACETS) this.chosen[facet] = parameters.getAll(facet);
    const state = history.state;
    await this.run(state?.shown);
    if (state?.scroll) scrollTo({ top: state.scroll, behavior: "instant" });
  }

  choose(change) {
    Object.assign(this.chosen, change);
    this.push();
    this.run();
  }

  act() {
    this.push(true);
    this.run();
  }

  // --- answers ------------------------------------------------------------------------------------------

  get empty() {
    return !this.input.value.trim() && !FACETS.some((facet) => this.chosen[facet].length) && !this.chosen.from && !this.chosen.to;
  }

  async run(count = PAGE) {
    const turn = ++this.turn;
    const text = this.input.value;
    if (this.empty) {
      this.clear();
      return;
    }
    const slow = setTimeout(() => this.say(this.t("loading")), 250);
    this.list.setAttribute("aria-busy", "true");
    try {
      const found = await answer(this.context, text, this.chosen);
      const results = await this.load(found, text, 0, count);
      clearTimeout(slow);
      if (turn !== this.turn) return;
      await this.show(found, text, results);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.list.removeAttribute("aria-busy");
    }
  }

  load(found, text, from, to) {
    return Promise.all(found.groups.slice(from, to).map(async (group) => ({
      group,
      views: await Promise.all(group.map((hit) => shown(this.context, hit, found.terms, text))),
    })));
  }

  clear() {
    this.offerWays();
    this.note.hidden = this.order.hidden = this.grid.hidden = true;
    this.chips.replaceChildren();
    this.list.replaceChildren();
    this.say("");
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  async show(found, text, results) {
    const { archive, labels } = await opened(this.context);
    this.labels = labels;
    const { t } = this;
    const total = found.exact + found.loose;
    this.ways.hidden = true;
    this.order.hidden = total === 0;
    this.sort.options[0].hidden = !found.terms.length; // no words, nothing to be close to
    this.sort.value = this.chosen.sort || (found.terms.length ? "" : "newest");
    this.grid.hidden = false;
    this.remark(found, archive);
    const count = found.terms.length ? t("count", { n: found.exact }) + (found.loose ? t("count_loose", { n: found.loose }) : "")
      : t("browse", { n: total });
    const why = unasked(found.terms, text);
    this.say(total ? count : t(why || "none"));
    this.shownCount = results.length;
    this.list.replaceChildren(total ? this.results(found, text, results) : "");
    this.list.removeAttribute("aria-busy");
    performance.mark("search answered"); // the verdict on a build asks when that was
    chips(this, labels);
    this.panel.hidden = !found.found.length && !this.chips.children.length;
    if (why) this.offerWays();
    else if (!total) this.suggest(found, text);
    const { turn } = this;
    await prepared(archive); // so that no facet moves when another one comes
    if (turn === this.turn) panel(this, found.found, archive, labels);
  }

  async suggest(found, text) {
    const turn = this.turn;
    const links = await suggestions(this, found, text);
    if (turn !== this.turn) return;
    this.list.replaceChildren(links);
    this.offerWays();
  }

  // Other ways into the archive, below what is said, so that nothing moves.
  offerWays() {
    document.documentElement.classList.remove("asking"); // keeps room for results
    this.ways.hidden = false;
  }

  remark(found, archive) {
    const { t } = this;
    const one = found.terms.some((term) => term.folded.length === 1) && !archive.everywhere;
    const note = one ? "one_character" : archive.disk ? "disk" : "";
    this.note.textContent = note && t(note);
    this.note.hidden = !note;
  }

  results(found, text, results) {
    const list = el("ol", {});
    const add = (more) => more.forEach(({ group, views }) => {
      if (group[0].loose && !list.querySelector(".search-divider")) {
        list.append(el("li", { className: "search-divider" }, el("h2", {}, this.t("loose_title"))));
      }
      list.append(this.result(group, views));
    });
    add(results);
    const rest = () => found.groups.length - this.shownCount;
    const more = el("button", { type: "button", className: "search-more", hidden: rest() <= 0 }, this.t("more", { n: Math.min(PAGE, rest()) }));
    more.addEventListener("click", async () => {
      more.disabled = true; // a second click would ask for the same ones
      const next = await this.load(found, text, this.shownCount, this.shownCount + PAGE);
      more.disabled = false;
      const first = list.children.length;
      this.shownCount += next.length;
      add(next);
      more.hidden = rest() <= 0;
      more.textContent = this.t("more", { n: Math.min(PAGE, rest()) });
      list.children[first]?.querySelector("a")?.focus();
    });
    return el("div", {}, list, more);
  }

  result(group, views) {
    const [first, ...others] = group.map((hit, n) => ({ hit, view: views[n] }));
    const link = ({ view }) => el("a", { href: view.href, "data-list-item": "" }, headline(view.title));
    return el("li", { className: "search-result" },
      el("h3", {}, link(first)),
      this.about(first),
      el("p", { className: "search-excerpt" }, marked(first.view.text)),
      others.length ? el("details", { className: "search-alike" }, el("summary", {}, this.t("alike", { n: others.length })),
        el("ul", {}, others.map((other) => el("li", {}, link(other), " ", other.view.date)))) : null);
  }

  about({ hit, view }) {
    const first = (facet, n) => values(hit.row, facet).slice(0, n).map((value) => this.labels.text(facet, value));
    const facts = [view.date, ...first("topic", 2)];
    if (hit.loose) facts.push(this.t("loose"));
    return el("p", { className: "search-about" }, facts.map((fact) => el("span", {}, fact)));
  }

  fail(error) {
    this.offerWays();
    this.grid.hidden = this.order.hidden = true;
    this.say("");
    const disk = error.name === "DiskError";
    const again = el("button", { type: "button", onclick: () => this.run() }, this.t("retry"));
    this.note.replaceChildren(this.t(disk ? "disk_large" : "failed"), " ", disk ? "" : again);
    this.note.setAttribute("role", "alert");
    this.note.hidden = false;
  }

  // --- keys ---------------------------------------------------------------------------------------------

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.list.querySelectorAll("h3 a")];
    const now = links.indexOf(document.activeElement);
    const typing = document.activeElement === this.input;
    if (!typing && now < 0) return;
    if (event.key === "ArrowDown" && links[now + 1]) links[now + 1].focus();
    else if (event.key === "ArrowUp" && now > 0) links[now - 1].focus();
    else if ((event.key === "ArrowUp" && now === 0) || (event.key === "Escape" && now >= 0)) this.input.focus();
    else return;
    event.preventDefault();
  }
}
