// Hands the program's JavaScript half to the loader.
import * as glue from 'arbeidsro-glue';

window.__arbeidsro.takeHalf(glue);
