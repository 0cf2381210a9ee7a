// Added to pages by the development server (serve.py) and never published: reloads this tab when the site has changed,
// and shows the problems of the last build over it. Styles are set by script, which the pages' content security
// policy allows, and texts as text, so that nothing in a message can become markup.
(() => {
  'use strict';
  const script = document.currentScript;
  let source = null;
  let panel = null;

  function show(problems) {
    panel?.remove();
    panel = null;
    if (problems.length === 0) return;
    panel = document.createElement('div');
    panel.id = 'gazette-problems';
    panel.setAttribute('role', 'alert');
    panel.lang = 'en';
    panel.style.cssText =
      'position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:2147483647;padding:1rem 1.25rem;' +
      'background:#2b1111;color:#ffe9e6;font:14px/1.5 ui-monospace,monospace;border-top:3px solid #e5584b;' +
      'text-align:start;text-indent:0;white-space:pre-wrap;overflow-wrap:anywhere';
    for (const problem of problems) {
      const line = document.createElement('p');
      line.style.cssText = 'margin:0 0 .5em;text-indent:0';
      line.textContent = problem;
      panel.append(line);
    }
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Hide';
    close.style.cssText = 'font:inherit;color:inherit;background:none;border:1px solid;padding:.25em 1em;cursor:pointer';
    close.addEventListener('click', () => show([]));
    panel.append(close);
    document.body.append(panel);
  }

  // A browser opens six connections to one host and no more: hidden tabs give theirs back.
  function connect() {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(new URL('events', script.src));
    source.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.version === script.dataset.version) show(state.problems);
      else location.reload();
    };
  }

  document.addEventListener('visibilitychange', connect);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', connect);
})();
