// Marks that scripts run, so that the styles of standalone.html hide the guide (site/src/pages/standalone.rs).
document.documentElement.className = "scripted";
