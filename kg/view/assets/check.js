/* Says so, in words, where a browser is too old to unpack the data. Written for every browser since 2010. */
(function () {
  if (window.DecompressionStream && window.HTMLDialogElement && Element.prototype.replaceChildren) return;
  document.getElementById("opening").hidden = true;
  document.getElementById("too-old").hidden = false;
})();
