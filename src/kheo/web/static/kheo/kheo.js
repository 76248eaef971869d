/* Small helps; every page works without them. Nothing here decides anything. */
(() => {
  "use strict";
  const root = document.documentElement;
  const store = { get: (k) => { try { return localStorage.getItem(k); } catch { return null; } }, set: (k, v) => { try { localStorage.setItem(k, v); } catch { /* private window */ } } };

  // text size, remembered
  const size = store.get("kheo-size") || "1";
  root.dataset.size = size;
  for (const box of document.querySelectorAll(".sizes")) {
    box.hidden = false;
    for (const button of box.querySelectorAll("[data-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.size === size));
      button.addEventListener("click", () => {
        root.dataset.size = button.dataset.size;
        store.set("kheo-size", button.dataset.size);
        box.querySelectorAll("[data-size]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      });
    }
  }

  // errors: the reader is led to the summary
  document.getElementById("loi")?.focus();

  // a form is sent once; the server makes sure as well
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      form.classList.remove("changed");
      setTimeout(() => { delete form.dataset.sent; }, 8000);
    });
  }
  addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => { delete form.dataset.sent; }));

  // autosave: every ten seconds and on leaving a field; the raw text is kept even when it is not valid yet
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const status = document.getElementById("tu-luu");
    let saved = new URLSearchParams(new FormData(form)).toString();
    const save = async () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) { if (value instanceof File) { data.delete(name); } }
      const now = new URLSearchParams(data).toString();
      if (now === saved) { return; }
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(data), headers: { "X-Requested-With": "fetch" }, keepalive: true });
        if (!answer.ok) { throw new Error(String(answer.status)); }
        saved = now;
        form.classList.remove("changed");
        if (status) { status.textContent = (await answer.text()).trim(); }
      } catch {
        if (status) { status.textContent = status.dataset.failed || "Chưa lưu được, sẽ thử lại. Đừng đóng trang này."; }
      }
    };
    form.addEventListener("input", () => form.classList.add("changed"));
    form.addEventListener("focusout", save);
    setInterval(save, 10000);
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") { save(); } });
  }
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form.changed:not([data-sent])")) { event.preventDefault(); }
  });

  // confirm before an act that is hard to undo, with a native dialog
  for (const opener of document.querySelectorAll("[data-dialog]")) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog?.showModal) { continue; }
    opener.addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });
    dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  }

  // copy a text for a chat
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try { await navigator.clipboard.writeText(source.value ?? source.textContent); } catch { source.select?.(); document.execCommand("copy"); }
      button.textContent = button.dataset.copied || "Đã chép";
    });
  }

  // count words beside a long text
  for (const area of document.querySelectorAll("textarea[data-words]")) {
    const out = document.getElementById(area.dataset.words);
    const count = () => { out.textContent = `${area.value.trim().split(/\s+/).filter(Boolean).length} chữ`; };
    area.addEventListener("input", count);
    count();
  }

  // choosing everything in a table
  for (const all of document.querySelectorAll("[data-all]")) {
    all.addEventListener("change", () => document.querySelectorAll(`input[name="${all.dataset.all}"]:not(:disabled)`).forEach((one) => { one.checked = all.checked; }));
  }
})();
