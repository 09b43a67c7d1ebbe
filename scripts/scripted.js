// Hides the guide, which is for browsers that get no further.
document.documentElement.className = "scripted";
