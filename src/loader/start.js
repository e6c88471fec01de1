// Hands the program's JavaScript half to the loader. A script of its own: should a browser be
// too old to parse it, the loader still runs and can say so.
import * as glue from 'arbeidsro-glue';

window.__arbeidsro.start(glue);
