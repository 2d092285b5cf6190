import { ChecksPage } from './checksPage.js';

customElements.define('epd-checks', ChecksPage);
