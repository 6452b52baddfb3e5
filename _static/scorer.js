/* What is called as the reader wrote comes before what only has the words. A
   variable of the old kind, because the search of Sphinx declares it again. */
var Scorer = {
  /** @param {[string, string, string, string | null, number, string, string]} result */
  score: ([, , , , score, , kind]) => score + (kind === "title" ? 15 : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
