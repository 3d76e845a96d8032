// The sum of the budget follows what is typed. Without this file the server adds the lines up with every button.
(() => {
  const form = document.querySelector("form.budget");
  const whole = form?.querySelector("[data-total]");
  if (!whole) return;
  const [, before, after] = whole.textContent.trim().match(/^(\D*).*\d(\D*)$/) ?? ["", "", ""];
  const plain = /^\d+(?:[.,]\d{1,2})?$/;
  const currency = /(сомдор|сомов|сома|сом|som|kgs)\.?$/i;

  // What cannot be read for certain (1.250) is left to the server, which asks.
  const read = (text) => {
    const bare = text.replace(/[\s'’_]/g, "").replace(currency, "");
    return plain.test(bare) ? Math.round(Number(bare.replace(",", ".")) * 100) : 0;
  };

  const write = (tyiyn) => {
    const som = String(Math.floor(tyiyn / 100)).replace(/\B(?=(\d{3})+$)/g, form.dataset.group);
    const rest = tyiyn % 100 ? form.dataset.decimal + String(tyiyn % 100).padStart(2, "0") : "";
    return before + som + rest + after;
  };

  const show = () => {
    const sums = {};
    form.querySelectorAll("fieldset.line").forEach((line) => {
      const source = line.querySelector("[name$='-source']").value;
      sums[source] = (sums[source] ?? 0) + read(line.querySelector("[name$='-amount']").value);
    });
    form.querySelectorAll("[data-source]").forEach((row) => {
      row.querySelector("dd").textContent = write(sums[row.dataset.source] ?? 0);
    });
    whole.textContent = write(Object.values(sums).reduce((sum, amount) => sum + amount, 0));
  };

  form.addEventListener("input", show);
  form.addEventListener("change", show);
})();
