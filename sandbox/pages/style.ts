/** One style sheet for all pages; colours are named for what they mean, each in a light and a dark version. */
export const STYLE = `
  :root {
    color-scheme: light dark;
    --ink: light-dark(#1a1f36, #e8eaf2); --soft: light-dark(#5a6377, #a5adc0); --line: light-dark(#e1e5ee, #2f3648);
    --ground: light-dark(#fff, #14181f); --raised: light-dark(#f6f8fb, #1c212c); --accent: light-dark(#4b3fcf, #b1abff);
    --on-accent: light-dark(#fff, #14181f);
    --good: light-dark(#0b6339, #7ee2b0); --good-fill: light-dark(#d9f5e6, #12382a);
    --bad: light-dark(#a01328, #ff9fac); --bad-fill: light-dark(#fde4e7, #45171f);
    --wait: light-dark(#84480a, #f5c97a); --wait-fill: light-dark(#fdf0d6, #3d2c10);
    --idle: light-dark(#485064, #b4bccd); --idle-fill: light-dark(#ebeef4, #2a3040);
    font: 15px/1.5 system-ui, "Noto Sans", sans-serif; color: var(--ink); background: var(--ground);
  }
  * { box-sizing: border-box; }
  body { margin: 0; }
  code, dd, .small, h1, h3 { overflow-wrap: anywhere; }
  a { color: var(--accent); text-underline-offset: 0.15em; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; letter-spacing: -0.01em; }
  h2 { font-size: 1.05rem; margin: 2.5rem 0 0.5rem; }
  h3 { font-size: 0.95rem; margin: 1rem 0 0.25rem; font-weight: 400; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
  p { margin: 0.5rem 0; max-width: 48rem; text-wrap: pretty; }
  code { font: 0.86em ui-monospace, "DejaVu Sans Mono", monospace; }
  .note { color: var(--soft); }
  main.narrow { max-width: 28rem; margin: 4rem auto; padding: 0 1rem; }
  .choices { display: flex; flex-direction: column; gap: 0.75rem; margin-top: 2rem; }
  .choices button { min-height: 44px; }

  .skip { position: absolute; left: -999px; }
  .skip:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.5rem 1rem; z-index: 1; }
  .side { background: var(--raised); border-bottom: 1px solid var(--line); padding: 0.75rem 1rem 0.5rem; }
  .brand { display: flex; align-items: center; gap: 0.6rem; font-weight: 650; margin: 0; white-space: nowrap; }
  .side ul { display: flex; flex-wrap: wrap; gap: 0 0.25rem; list-style: none; margin: 0.4rem -0.6rem 0; padding: 0; }
  .side li a { display: flex; align-items: center; min-height: 44px; padding: 0 0.6rem; border-radius: 6px; color: var(--ink); text-decoration: none; }
  .side li a:hover { background: var(--idle-fill); }
  .side li a[aria-current] { color: var(--accent); font-weight: 650; }
  .content { padding: 1.25rem 1rem 4rem; min-width: 0; }
  .title { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.9rem; margin-bottom: 0.75rem; }
  .back { display: inline-flex; align-items: center; min-height: 44px; text-decoration: none; }
  .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .banner { background: var(--wait-fill); color: var(--wait); border-radius: 8px; padding: 0.6rem 0.9rem; margin: 0 0 1.25rem; max-width: none; }
  .banner a { color: inherit; }

  .badge { display: inline-block; padding: 0.05rem 0.55rem; border-radius: 1rem; font-size: 0.82rem; font-weight: 600; background: var(--idle-fill); color: var(--idle); white-space: nowrap; }
  .badge.good { background: var(--good-fill); color: var(--good); }
  .badge.bad { background: var(--bad-fill); color: var(--bad); }
  .badge.wait { background: var(--wait-fill); color: var(--wait); }

  table { border-collapse: collapse; width: 100%; }
  caption { text-align: left; color: var(--soft); font-size: 0.86rem; padding-bottom: 0.25rem; }
  th, td { text-align: left; font-weight: 400; padding: 0.6rem 1rem 0.6rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  thead th { color: var(--soft); font-size: 0.86rem; font-weight: 600; padding-block: 0.4rem; }
  th:last-child, td:last-child { padding-right: 0; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .when { font-variant-numeric: tabular-nums; white-space: nowrap; }
  section table { max-width: 44rem; }
  tbody a { display: inline-block; padding-block: 0.1rem; }
  tbody th a { font-weight: 600; text-decoration: none; font-variant-numeric: tabular-nums; }
  tbody th a:hover { text-decoration: underline; }
  .small { display: block; font-size: 0.86rem; color: var(--soft); }
  .nothing { border: 1px dashed var(--line); border-radius: 8px; padding: 1.25rem; color: var(--soft); max-width: none; }

  .tabs, .pager { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; margin: 0.5rem 0 1rem; padding: 0; list-style: none; }
  .tabs a { display: flex; align-items: center; min-height: 40px; padding: 0 0.8rem; border: 1px solid var(--line); border-radius: 8px; color: var(--ink); text-decoration: none; }
  .tabs a[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 650; }
  .pager a { display: flex; align-items: center; min-height: 44px; }

  .facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.35rem 1rem; margin: 0.75rem 0; }
  .facts dt { color: var(--soft); }
  .facts dd { margin: 0; min-width: 0; }
  .timeline { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--line); }
  .timeline li { position: relative; padding: 0 0 1rem 1.25rem; }
  .timeline li::before { content: ""; position: absolute; left: -6px; top: 0.5em; width: 10px; height: 10px; border-radius: 50%; background: var(--soft); }
  .timeline .badge { margin-left: 0.35rem; }
  .timeline li.good::before { background: var(--good); }
  .timeline li.bad::before { background: var(--bad); }
  .timeline li.wait::before { background: var(--wait); }
  details { margin-top: 2rem; }
  summary { cursor: pointer; font-weight: 650; min-height: 44px; display: flex; align-items: center; }
  summary::before { content: "▸"; width: 1.2em; }
  details[open] > summary::before { content: "▾"; }
  pre { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; overflow: auto; max-height: 32rem; font: 0.82rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: normal; }

  button, select, input { font: inherit; color: inherit; min-height: 44px; border-radius: 8px; border: 1px solid light-dark(#8a92a6, #6b7489); background: var(--ground); padding: 0.3rem 0.9rem; max-width: 100%; font-weight: 400; }
  button { cursor: pointer; font-weight: 600; white-space: nowrap; }
  button:hover { border-color: var(--accent); }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  td button { min-height: 36px; padding-block: 0.1rem; }
  form.inline { display: inline-block; }
  .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0; }
  td .actions { margin: 0; }
  section.panel { max-width: 48rem; border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1.1rem; margin: 1.25rem 0; background: var(--raised); }
  section.panel h2 { margin-top: 0; }
  .fields { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.9rem; max-width: 34rem; margin-top: 0.75rem; }
  .fields label { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.25rem; font-weight: 600; }
  .fields input[type="number"] { width: 9rem; }
  .fields button { justify-self: start; }

  @media (max-width: 47.99rem) {
    .wide { display: none; }
    thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
    table, caption, tbody { display: block; }
    tbody tr { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.35rem 1rem; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
    tbody tr:first-child { border-top: 1px solid var(--line); }
    tbody th { flex: 1 0 100%; }
    tbody th, tbody td { padding: 0; border: 0; }
    tbody td:empty { display: none; }
    td button { min-height: 44px; }
  }
  @media (min-width: 62rem) {
    .frame { display: grid; grid-template-columns: 16rem minmax(0, 1fr); min-height: 100vh; }
    .side { border-bottom: 0; border-right: 1px solid var(--line); padding: 1.5rem 1rem; }
    .side ul { flex-direction: column; margin: 1.25rem -0.25rem 0; }
    .side li a[aria-current] { background: var(--idle-fill); }
    .content { padding: 1.75rem 2.5rem 4rem; max-width: 76rem; }
  }
`;
