// Asks for the program and what it says once the first question is there. A browser that reads of them
// in the head asks before it paints, and on an old phone asking takes a tenth of that time.
document.head.appendChild(document.getElementById("wanted").content);
