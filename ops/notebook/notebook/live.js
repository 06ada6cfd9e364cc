// Shows new notes as they come. Without it the page loads itself again every few seconds.
const list = document.getElementById("live");
const state = document.getElementById("state");
const source = new EventSource("/events?last=" + list.dataset.last);

const element = (name, text) => {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
};

source.onopen = () => (state.textContent = "Connected: new notes appear here.");
source.onerror = () => (state.textContent = "Connecting again …");
source.addEventListener("note", (event) => {
  const note = JSON.parse(event.data);
  const item = element("li", "");
  item.id = "note-" + note.id;
  item.append(element("h2", note.title), element("p", note.body), element("footer", note.author));
  list.prepend(item);
});
