// Marks that scripts run, which hides the guide in standalone.html (xtask/src/standalone.rs).
document.documentElement.className = "scripted";
