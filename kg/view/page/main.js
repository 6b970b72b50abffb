/** Wires the page: what the file holds becomes an index, what is done becomes a scene, and each scene is drawn and told. */

import { decodeNetwork, decodeWords, unpack } from './graph/decode.js';
import { indexGraph } from './graph/index.js';
import { fromAddress } from './scene/address.js';
import { startScene } from './scene/scene.js';
import { startVis } from './draw/vis.js';
import { openExplorer } from './explorer.js';

const textOf = (id) => document.getElementById(id).textContent;

start().catch((error) => {
  document.getElementById('panel').textContent = `This page could not be opened: ${error.message}`;
  throw error;
});

async function start() {
  const data = decodeNetwork(await unpack(textOf('network')));
  const index = indexGraph(data);
  // vis and texts come after the first sight
  const seen = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const vis = seen.then(() => {
    performance.mark('kg-drawn'); // for the benchmark
    return startVis(textOf('vis'));
  });
  const page = openExplorer(index, fromAddress(index, location.hash.slice(1)) || startScene(index), vis);
  const words = vis.then(() => unpack(textOf('words'))).then((columns) => {
    index.words = decodeWords(columns, data);
    page.wordsCame();
    return index.words;
  });
  window.kgView = { index, scene: page.scene, act: page.act, network: page.network, words }; // for the console and the tests
  await words;
}
