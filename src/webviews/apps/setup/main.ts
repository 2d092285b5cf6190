import { SetupPage } from './setupPage.js';

customElements.define('epd-setup', SetupPage);
