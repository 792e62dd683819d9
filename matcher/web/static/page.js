// The page: three tabs over the service of this computer. Nothing here reaches any other address.
import { prepareCheck } from "./check.js";
import { prepareCompare } from "./compare.js";
import { prepareEdit } from "./edit.js";
import { prepareScreen } from "./screen.js";
import { prepareTabs } from "./tabs.js";

prepareTabs(document.querySelector("[role=tablist]"));
prepareCheck();
prepareEdit();
prepareCompare();
prepareScreen();
