// The score sheet counts along while an expert fills it in. Without this file the server says the same after "save".
(() => {
  const form = document.getElementById("scores");
  const send = document.querySelector("[data-send]");
  const why = document.querySelector("[data-why]");
  if (!form || !send || !why) return;
  const highest = 5;

  const read = (sheet) => {
    const chosen = sheet.querySelector("input:checked");
    const comment = sheet.querySelector("textarea").value.trim();
    return {
      name: sheet.dataset.name,
      weight: Number(sheet.dataset.weight),
      points: chosen ? Number(chosen.value) : null,
      comment,
    };
  };

  const list = (lines) => lines.map((line) => `«${line.name}»`).join(", ");

  const show = () => {
    const lines = [...form.querySelectorAll(".crit")].map(read);
    const answered = lines.filter((line) => line.points !== null);
    const missing = lines.filter((line) => line.points === null);
    const bare = answered.filter((line) => [0, highest].includes(line.points) && !line.comment);
    const weight = answered.reduce((sum, line) => sum + line.weight, 0);
    const gained = answered.reduce((sum, line) => sum + line.weight * line.points, 0);
    const mark = weight ? ((gained / weight / highest) * 100).toFixed(1).replace(".", form.dataset.decimal) : "–";
    document.querySelector("[data-answered]").textContent = answered.length;
    document.querySelector("[data-mark]").textContent = mark;
    const rests = document.querySelector("[data-weight-answered]");
    if (rests) rests.textContent = Math.round(weight);
    const sentence = missing.length
      ? `${why.dataset.missing} ${list(missing)}.`
      : bare.length ? `${why.dataset.unexplained} ${list(bare)}.` : "";
    why.hidden = !sentence;
    why.querySelector("span").textContent = sentence;
    if (sentence) {
      send.setAttribute("aria-disabled", "true");
      send.setAttribute("aria-describedby", "why");
    } else {
      send.removeAttribute("aria-disabled");
      send.removeAttribute("aria-describedby");
    }
    bare.forEach((line) => {
      const sheet = [...form.querySelectorAll(".crit")].find((one) => one.dataset.name === line.name);
      sheet.querySelector("details")?.setAttribute("open", "");
    });
  };

  form.addEventListener("input", show);
  show();
})();
