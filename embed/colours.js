// Computes from an accent colour the shades that the page needs in its light and dark scheme, and refuses
// one whose contrast is too low. The page for staff and the frame share it.
function channels(colour) {
  return [1, 3, 5].map(function (at) { return parseInt(colour.substr(at, 2), 16); });
}
function mix(one, other, share) {
  one = channels(one);
  return "#" + channels(other).map(function (channel, at) {
    return Math.round(channel + (one[at] - channel) * share).toString(16).padStart(2, "0");
  }).join("");
}
// Relative luminance as WCAG 2 defines it.
function luminance(colour) {
  var linear = channels(colour).map(function (channel) {
    channel /= 255;
    return channel > 0.04045 ? Math.pow((channel + 0.055) / 1.055, 2.4) : channel / 12.92;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}
function contrast(one, other) {
  one = luminance(one) + 0.05;
  other = luminance(other) + 0.05;
  return Math.max(one, other) / Math.min(one, other);
}
// An accent with its stronger shade and its tint; null if its contrast is below 4.5:1 on any background.
function shades(accent, scheme) {
  var all = { accent: accent, strong: mix(accent, scheme.ink, 0.75), tint: mix(accent, scheme.paper, 0.1) };
  var poorest = Math.min.apply(null, [all.tint, scheme.ground, scheme.paper].map(function (below) { return contrast(accent, below); }));
  return poorest >= 4.5 ? all : null;
}
// The shades of both schemes. Without a dark accent the dark scheme uses a paler mix of the light one.
function colours(accent, dark) {
  var schemes = {{schemes}};
  var colour = /^#[0-9a-f]{6}$/i;
  if (!colour.test(accent) || (dark && !colour.test(dark))) return { refused: "is no colour such as {{example}}" };
  var candidates = dark ? [dark] : [1, 0.8, 0.6, 0.4, 0.2].map(function (share) { return mix(accent, "#ffffff", share); });
  var found = {
    light: shades(accent, schemes.light),
    dark: candidates.map(function (candidate) { return shades(candidate, schemes.dark); }).filter(Boolean)[0],
  };
  for (var scheme in found) {
    if (!found[scheme]) return { refused: "has a contrast below 4.5:1 on the " + scheme + " page" };
  }
  return found;
}
