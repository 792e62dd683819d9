// The samples that come with the program, as files to be sent back as if they were one's own.
import { byId } from "./dom.js";
import { get } from "./service.js";

/** The two files of a sample, by side; those of several samples get its name before theirs. */
export async function sample(name, prefix = "") {
  const names = await (await get(`/samples/${name}`)).json();
  const sides = await Promise.all(
    ["resume", "posting"].map(async (side) => {
      const blob = await (await get(`/samples/${name}/${side}`)).blob();
      return [side, new File([blob], `${prefix}${names[side]}`)];
    }),
  );
  return Object.fromEntries(sides);
}

/** All samples. */
export function everySample() {
  return Promise.all([...byId("case").options].map((option) => sample(option.value, `${option.value} `)));
}
