import { askAheadOfAll } from './wanted.js';

askAheadOfAll();
