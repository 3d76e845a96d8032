/* The words of the choice box (Select2) in Kyrgyz: Select2 itself has none. */
(function () {
  "use strict";
  if (!(window.jQuery && jQuery.fn && jQuery.fn.select2 && jQuery.fn.select2.amd)) {
    return;
  }
  jQuery.fn.select2.amd.define("select2/i18n/ky", [], function () {
    return {
      errorLoading: function () { return "Тизмени алууга мүмкүн болгон жок"; },
      inputTooLong: function (args) {
        return "Ашык белгилерди өчүрүңүз: " + (args.input.length - args.maximum);
      },
      inputTooShort: function (args) {
        return "Дагы жазыңыз, жок дегенде белги: " + (args.minimum - args.input.length);
      },
      loadingMore: function () { return "Дагы жүктөлүүдө…"; },
      maximumSelected: function (args) { return "Эң көп тандоо саны: " + args.maximum; },
      noResults: function () { return "Эч нерсе табылган жок"; },
      searching: function () { return "Изделүүдө…"; },
      removeAllItems: function () { return "Баарын алып салуу"; }
    };
  });
})();
