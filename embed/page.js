// The script of the page for staff: builds the snippet from the chosen options and shows previews.
(function () {
  {{colours}}
  var form = document.getElementById("options");
  var kit = form.dataset;
  var site = new URL(kit.site, location.href);

  // The options that differ from the defaults, by their names in the URL.
  function chosen() {
    var options = {};
    var fields = form.elements;
    if (fields.lang.value !== kit.usual) options.lang = fields.lang.value;
    if (fields.own.checked) {
      options.accent = fields.accent.value;
      if (fields["own-dark"].checked) options["accent-dark"] = fields["accent-dark"].value;
    }
    ["type", "head"].forEach(function (name) {
      if (fields[name].checked) options[name] = fields[name].value;
    });
    return options;
  }
  function answers() {
    return form.elements.answers.value.trim().replace(/^.*#/, "");
  }
  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  }
  function addresses(options) {
    var page = new URL(options.lang ? options.lang + "/" : "./", site);
    var frame = new URL("standalone.html", site);
    for (var name in options) frame.searchParams.set(name, options[name]);
    page.hash = frame.hash = answers();
    return { page: page.href, frame: frame.href };
  }
  function link(options) {
    var data = Object.keys(options).map(function (name) { return " data-" + name + "=\"" + escaped(options[name]) + "\""; });
    return "<a href=\"" + escaped(addresses(options).page) + "\" data-zicha" + data.join("") + ">" + escaped(kit.title) + "</a>\n" +
      "<script src=\"" + escaped(new URL(kit.loader, site).href) + "\" integrity=\"" + kit.integrity + "\" crossorigin=\"anonymous\" defer></" + "script>";
  }
  function frame(options) {
    return "<iframe src=\"" + escaped(addresses(options).frame) + "\" title=\"" + escaped(kit.title) + "\" width=\"100%\" height=\"800\" " +
      "sandbox=\"allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox\" allow=\"clipboard-write\" loading=\"lazy\"></iframe>";
  }
  function show(place, options) {
    var preview = document.createElement("a");
    preview.href = addresses(options).page;
    preview.textContent = kit.title;
    preview.setAttribute("data-zicha", "");
    for (var name in options) preview.setAttribute("data-" + name, options[name]);
    document.getElementById(place).replaceChildren(preview);
  }
  function update() {
    var options = chosen();
    document.getElementById("link").value = link(options);
    document.getElementById("frame").value = frame(options);
    var found = options.accent ? colours(options.accent, options["accent-dark"]) : {};
    document.getElementById("refused").hidden = !found.refused;
    show("phone", options);
    show("desktop", options);
    zichaEmbed.upgrade();
  }
  function copy(id) {
    var area = document.getElementById(id);
    var said = document.getElementById("copied");
    area.focus();
    area.select();
    said.textContent = document.execCommand("copy") ? said.dataset.copied : said.dataset.failed;
  }
  document.addEventListener("click", function (event) {
    if (event.target.dataset.copies) copy(event.target.dataset.copies);
  });
  form.addEventListener("change", update);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  update();
})();
