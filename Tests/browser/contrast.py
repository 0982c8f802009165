"""What a page shows, measured in the browser."""

# The contrast ratio (WCAG 2.2) of each text of the page to what lies behind it. Colours go through a canvas,
# which understands every notation that a style may have.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = (element) => {
    if (!element) return rgba("Canvas");
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    // Signs without letters are ornaments.
    if (!/[\\p{L}\\p{N}]/u.test(walker.currentNode.data) || !element.checkVisibility({ visibilityProperty: true }) || element.closest("svg")) continue;
    const ground = behind(element);
    const values = [luminance(over(rgba(getComputedStyle(element).color), ground)), luminance(ground)].sort((a, b) => b - a);
    found.push({ text: walker.currentNode.data.trim().slice(0, 40), ratio: (values[0] + 0.05) / (values[1] + 0.05) });
  }
  return { background: luminance(behind(document.body)), found };
}"""
