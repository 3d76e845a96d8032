// Shows how much of a file has been sent. Without this file the browser sends the form by itself.
(() => {
  const megabyte = 1024 * 1024;

  const start = () => {
    const form = document.querySelector("form.documents");
    const note = form?.querySelector(".sending");
    const box = form?.querySelector("input[type=file]");
    if (!note || !box) return;
    const bar = note.querySelector("progress");
    const words = note.querySelector("span");

    const say = (text, done = null) => {
      note.hidden = !text;
      bar.hidden = done === null;
      bar.value = done ?? 0;
      words.textContent = text;
    };

    const isTooBig = () => box.files.length > 0 && box.files[0].size > Number(form.dataset.largest) * megabyte;

    box.addEventListener("change", () => say(isTooBig() ? form.dataset.tooBig : ""));

    let isSending = false;
    form.addEventListener("submit", (event) => {
      if (isSending) {
        event.preventDefault();
        return;
      }
      if (!box.files.length || event.submitter?.name === "remove") return;
      event.preventDefault();
      if (isTooBig()) {
        say(form.dataset.tooBig);
        box.focus();
        return;
      }
      isSending = true;
      send(form, event.submitter, say, () => {
        isSending = false;
      });
    });
  };

  const send = (form, button, say, over) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.upload.addEventListener("progress", (step) => {
      const percent = step.lengthComputable ? Math.floor((step.loaded / step.total) * 100) : 0;
      say(`${form.dataset.sending} ${percent}%`, percent);
    });
    sending.addEventListener("load", () => answer(sending));
    sending.addEventListener("error", () => {
      over();
      say(form.dataset.lost);
    });
    say(`${form.dataset.sending} 0%`, 0);
    sending.send(new FormData(form, button));
  };

  // The answer is a page: the next one, or this one with what is wrong with the file.
  const answer = (sending) => {
    const page = new DOMParser().parseFromString(sending.responseText, "text/html");
    if (!page.querySelector(".err-sum")) {
      location.assign(sending.responseURL);
      return;
    }
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector(".err-sum").focus();
    start();
  };

  start();
})();
