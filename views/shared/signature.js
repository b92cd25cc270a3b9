// Keeps by whom records are in a cookie of the session, so that a page that is loaded again still knows it.
export default function ({ data }) {
  const ends = data.who ? "" : "; max-age=0";
  document.cookie = `${data.name}=${data.who}; path=/; samesite=strict${ends}`;
}
