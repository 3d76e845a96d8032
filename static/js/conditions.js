// A question that another answer opens stays out of sight until it is opened. Without this file all are shown,
// each with the sentence that says when it is asked.
(() => {
  const form = document.querySelector("form.apply");
  if (!form) return;
  const boxes = [...form.querySelectorAll("[data-after]")];
  if (!boxes.length) return;

  const isOpen = (box) => {
    const given = [...form.querySelectorAll(`[name="${box.dataset.after}"]:checked:not(:disabled)`)];
    return given.some((one) => box.dataset.values.split(" ").includes(one.value));
  };

  const show = () => {
    boxes.forEach((box) => {
      const open = isOpen(box);
      box.disabled = !open;
      box.closest(".field").hidden = !open;
    });
  };

  form.addEventListener("change", show);
  show();
})();
