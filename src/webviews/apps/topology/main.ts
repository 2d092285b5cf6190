import { TopologyPage } from './topologyPage.js';

customElements.define('epd-topology', TopologyPage);
