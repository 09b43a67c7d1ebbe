// Inserts the preload links once the first question has been parsed. In the head they would start requests
// before the first paint, which costs the processor of an old phone time. A portal's own notice needs another program.
if (!document.getElementById("notice")) document.head.appendChild(document.getElementById("wanted").content);
