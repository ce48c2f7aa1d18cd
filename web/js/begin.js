// What the page begins with: the detector is on its way while the page's own elements are made.

import { Client } from "./client.js";

export const client = new Client();

/** Another page around this one could watch what is pasted. */
export const framed = window.top !== window.self;

if (!framed) client.ready().catch(() => {}); // who asks for it is told
