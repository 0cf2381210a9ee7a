// Runs before the page is drawn, so that a chosen theme or text size shows without a flash, and results have room.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  if (/[?&](q|topic|place|agency|year|person|from|to)=[^&]/.test(location.search)) root.classList.add("asking");
  try {
    var theme = localStorage.getItem("theme");
    var size = localStorage.getItem("size");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (size) root.dataset.size = size;
  } catch (error) { /* storage is off: the defaults stand */ }
})();
