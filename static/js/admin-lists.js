// On the phone a row of a list in the admin is a card (css/admin.css): each value gets the head of its column.
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("#result_list")) {
    const heads = [...list.tHead.rows[0].cells].map((cell) => (cell.querySelector(".text") || cell).textContent.trim());
    for (const row of list.querySelectorAll(".data-row")) {
      [...row.cells].forEach((cell, at) => { cell.dataset.l = heads[at] || ""; });
    }
  }
});
