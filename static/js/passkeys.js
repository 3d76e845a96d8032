// Passkeys need the browser: their buttons appear only where it can, and what went wrong is said on the page.
(() => {
  const buttons = { addForm: "add", authenticateForm: "authenticate", loginForm: "login" };

  const show = (name) => {
    for (const part of document.querySelectorAll(`[data-passkey="${name}"]`)) part.hidden = false;
  };

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show("failed");
    document.querySelector('[data-passkey="failed"]')?.focus();
  });

  if (!window.PublicKeyCredential) return show("cannot");
  for (const button of document.querySelectorAll("[data-passkey-form]")) {
    const { passkeyForm, credential, passwordless, options } = button.dataset;
    const ids = { [buttons[passkeyForm]]: button.id, credential, passwordless, data: options };
    window.allauth.webauthn.forms[passkeyForm]({ ids });
  }
  show("can");
})();
