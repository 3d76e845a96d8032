// The file is compared in the browser and never leaves it. Without this file the server compares it and keeps nothing.
(() => {
  const form = document.getElementById("compare-file");
  const answer = document.getElementById("answer");
  if (!form || !answer || !window.crypto || !window.crypto.subtle) return;
  const input = form.querySelector("input[type=file]");
  const largest = 50 * 1024 * 1024;

  const hash = async (file) => {
    const digest = await window.crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const compare = async () => {
    const file = input.files[0];
    if (!file) return;
    const same = file.size <= largest && (await hash(file)) === form.dataset.sha256;
    answer.querySelector("p").textContent = same ? form.dataset.same : form.dataset.other;
    answer.hidden = false;
  };

  input.addEventListener("change", compare);
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    compare();
  });
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    compare();
  });
})();
