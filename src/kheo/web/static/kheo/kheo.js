/* Small helps; every page works without them. Nothing here decides anything. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const kept = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window forgets */ } },
  };

  // text size, remembered
  const sizes = all(".sizes [data-size]");
  const resize = (size) => {
    root.dataset.size = size;
    for (const button of sizes) { button.setAttribute("aria-pressed", String(button.dataset.size === size)); }
  };
  resize(kept.get("kheo-size") || "1");
  for (const button of sizes) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => { resize(button.dataset.size); kept.set("kheo-size", button.dataset.size); });
  }

  // the reader is led to the errors; on a phone the current entry of the navigation is in view
  document.getElementById("loi")?.focus();
  const here = document.querySelector(".nav [aria-current]");
  if (here) { here.closest("ul").scrollLeft = here.offsetLeft - 16; }

  // a menu closes with Escape and with a press elsewhere
  for (const menu of all("details.menu")) {
    addEventListener("click", (event) => { if (!menu.contains(event.target)) { menu.open = false; } });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { menu.open = false; menu.firstElementChild.focus(); }
    });
  }

  // a form is sent once; the server makes sure as well
  const again = () => { for (const form of all("form")) { delete form.dataset.sent; } };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.classList.remove("changed");
    setTimeout(again, 8000);
  });
  addEventListener("pageshow", again);

  // autosave: every ten seconds and on leaving a field; the raw text is kept even when it is not valid yet
  const fields = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => !(value instanceof File)));
  for (const form of all("form[data-autosave]")) {
    const status = document.getElementById("tu-luu");
    const say = (text) => { if (status && status.textContent !== text) { status.textContent = text; } };
    let saved = String(fields(form));
    const send = async () => {
      const body = fields(form);
      if (String(body) === saved || form.dataset.sent) { return; }
      try {
        const headers = { "X-Requested-With": "fetch" };
        const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers, keepalive: true });
        // a lost session answers with the sign-in page: nothing was kept
        if (!answer.ok || answer.redirected) { throw new Error(String(answer.status)); }
        saved = String(body);
        if (String(fields(form)) === saved) { form.classList.remove("changed"); }
        say((await answer.text()).trim());
      } catch {
        say(status?.dataset.failed || "Chưa lưu được, sẽ thử lại. Đừng đóng trang này.");
      }
    };
    // in turns: a late answer must not speak over a later failure
    let turn = Promise.resolve();
    const save = () => { turn = turn.then(send); };
    form.addEventListener("focusout", save);
    setInterval(save, 10000);
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") { send(); } });
  }

  // leaving a page with unsaved writing asks first
  for (const form of all("form[data-autosave], form[data-guard]")) {
    form.addEventListener("input", () => form.classList.add("changed"));
  }
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form.changed:not([data-sent])")) { event.preventDefault(); }
  });

  // confirm before what is hard to undo; without a script the link leads to a page that asks
  for (const opener of all("[data-dialog]")) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog?.showModal) { continue; }
    opener.addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });
    for (const button of all("[data-close]", dialog)) { button.addEventListener("click", () => dialog.close()); }
  }

  // copy a text for a chat; without a script the link leads to the text alone
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      const source = document.getElementById(button.dataset.copy);
      try { await navigator.clipboard.writeText(source.value ?? source.textContent); } catch { source.select?.(); document.execCommand("copy"); }
      button.textContent = button.dataset.copied || "Đã sao chép";
    });
  }

  // show a password while it is typed
  for (const button of all("[data-reveal]")) {
    const show = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const input = document.getElementById(button.dataset.reveal);
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? button.dataset.hide : show;
      button.setAttribute("aria-pressed", String(hidden));
    });
  }

  // count words beside a long text
  for (const area of all("textarea[data-words]")) {
    const out = document.getElementById(area.dataset.words);
    const count = () => { out.textContent = `${area.value.trim().split(/\s+/).filter(Boolean).length} chữ`; };
    area.addEventListener("input", count);
    count();
  }

  // choosing everything in a table
  for (const box of all("[data-all]")) {
    box.addEventListener("change", () => { for (const one of all(`input[name="${box.dataset.all}"]:not(:disabled)`)) { one.checked = box.checked; } });
  }
})();
