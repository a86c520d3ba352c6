import { defineCount } from './count-element.js';
import { SERVER } from './server.js';

defineCount(SERVER);
