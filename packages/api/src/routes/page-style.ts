/** Style sheet of the first page. */
export const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#1b1f24,#e6e9ec);--paper:light-dark(#fff,#15181c);--line:light-dark(#d5dae0,#333a42);--link:light-dark(#0a58a6,#7db8f5)}
body{margin:0 auto;max-width:56rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link)}article{border-top:1px solid var(--line);padding:.5rem 0}h3{font-size:1rem;margin:.25rem 0}
blockquote{margin:.25rem 0 .25rem .75rem;padding-left:.75rem;border-left:3px solid var(--line)}
form{display:flex;gap:.5rem;align-items:center;margin:.5rem 0}input{flex:1;font:inherit;padding:.4rem;min-width:0}button{font:inherit;padding:.4rem .8rem}
[role=alert]{border:1px solid currentColor;padding:.5rem}`;
