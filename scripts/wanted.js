// Asks for the program and what it says once the first question is there. A browser that reads of them
// in the head asks before it paints, and asking takes the processor of an old phone.
document.head.appendChild(document.getElementById("wanted").content);
