// Marks that scripts run, so that the styles of standalone.html hide the guide (xtask/src/standalone.rs).
document.documentElement.className = "scripted";
