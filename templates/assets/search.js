// Search, before it is used: a few lines that every page loads. The rest comes with the first letter typed.
{
  const own = document.currentScript;
  const assets = new URL("search/", own.src);
  const context = {
    top: new URL("../../", assets),
    up: new URL(own.dataset.up, location.href),
    script: document.documentElement.dataset.script,
  };
  // Browsers refuse modules from disk, so there a classic script holds them all.
  const load = location.protocol === "file:" ? fromDisk : fromServer;
  const FINDING = "answers archive dom facets field fold matches postings query rank rows strings tokens";
  const PARTS = { page: `${FINDING} panel suggest`, quick: FINDING, highlight: "dom fold query strings" };

  // Modules tell what they need only once they are there; all are asked for at once.
  function fromServer(name) {
    const needed = PARTS[name].split(" ").map((part) => new URL(`${part}.js`, assets));
    for (const { href } of [...needed, new URL("pagefind/tables.js", context.top)]) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
    }
    return import(new URL(`${name}.js`, assets).href);
  }

  function fromDisk(name) {
    window.gazetteSearch ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("pagefind/disk.js", context.top).href;
      script.onload = () => resolve(window.gazetteModules);
      script.onerror = reject;
      document.head.append(script);
    });
    return window.gazetteSearch.then((modules) => modules[name]);
  }

  const page = document.querySelector("[data-search-page]");
  if (page) load("page").then(({ attach }) => attach(page, context));

  for (const form of document.querySelectorAll("[data-quick-search]")) {
    form.addEventListener("input", () => load("quick").then(({ attach }) => attach(form, context)), { once: true });
  }

  const wanted = new URLSearchParams(location.search).get("highlight");
  if (wanted && document.querySelector("article")) load("highlight").then(({ attach }) => attach(wanted, context));
}
