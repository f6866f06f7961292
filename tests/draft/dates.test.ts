/** Dates: what English says, told on Wednesday 16 June 2021. */
import { expect, test } from '@jest/globals';
import { dates, events, found } from './rules.ts';

test.each([
  // Whole dates
  ['It opened on 3 January 2020.', '2020-01-03'],
  ['It opened on January 3, 2020, and closed on the 4th of May 2021.', '2020-01-03 2021-05-04'],
  ['It opened on Friday, January 3rd, 2020.', '2020-01-03'],
  ['It ran from 3 to 5 May 2020.', '2020-05-03'],
  ['It closed on 31 February 2020.', ''],
  ['It closed on 2020-01-03.', '2020-01-03'],
  ['The 9/11 attacks changed that.', '2001-09-11'],
  ['Crowds stormed it on New Year’s Eve 2019.', '2019-12-31'],
  ['They met on Christmas Day.', '2020-12-25'],
  // Without a year: the nearest that fits the verb
  ['He resigned on 8 February.', '2021-02-08'],
  ['She will resign on 8 February.', '2022-02-08'],
  ['The vote was held on 20 December.', '2020-12-20'],
  ['The opening is planned for 1 July.', '2021-07-01'],
  ['The licence expires on 1 July.', '2021-07-01'],
  ['It was sold in October.', '2020-10'],
  ['It will be sold in October.', '2021-10'],
  ['The October vote cost them seats.', ''],
  ['October’s vote cost them seats.', '2020-10'],
  ['It closed last May and opens next March.', '2021-05 2022-03'],
  ['He was remanded until 6 July.', '2021-07-06'],
  ['The strike lasted until March.', '2021-03'],
  ['On 24 February 2020 they came. By April they had left.', '2020-02-24 2020-04'],
  ['The deal is expected to close by 20 June.', '2021-06-20'],
  ['He was acquitted on 12 May this year.', '2021-05-12'],
  ['A hearing is listed for 9 December.', '2021-12-09'],
  ['It closed in late June last year.', '2020-06'],
  // Weekdays
  ['He died on Tuesday night.', '2021-06-15'],
  ['He died last Wednesday.', '2021-06-09'],
  ['He died on Wednesday.', '2021-06-16'],
  ['They will meet on Friday.', '2021-06-18'],
  ['They will meet on Wednesday.', ''],
  ['They will meet next Friday.', ''],
  ['The company said Wednesday it will close.', '2021-06-16'],
  ['The Sunday Times reported it.', ''],
  ['The Black Friday sale was a failure.', ''],
  // From today
  ['It fell yesterday and rose this morning.', '2021-06-15 2021-06-16'],
  ['The vote is tomorrow.', '2021-06-17'],
  ['They left two years ago.', '2019'],
  ['They left two months ago.', '2021-04'],
  ['They left ten days ago.', '2021-06-06'],
  ['They left two years ago today.', '2019-06-16'],
  ['They left about two years ago.', ''],
  ['They left several years ago.', ''],
  ['They left last month, last year and earlier this year.', '2020 2021 2021-05'],
  ['They left last week.', '2021-06'],
  ['They stayed for the last year.', ''],
  ['Today marks two years since a drone killed the general.', '2019-06-16'],
  ['Tuesday marked the tenth anniversary of the flood.', '2011-06-15'],
  ['Profits were $2 billion, down from $3 billion a year ago.', ''],
  // From the date named last
  ['It sank on 30 September 2018. A week later a crew found it.', '2018-09-30 2018-10-07'],
  ['It sank in March 2018. Two months later a crew found it.', '2018-03 2018-05'],
  ['It sank in March 2018. Two days later a crew found it.', '2018-03'],
  ['It sank on 9 December 2019. The next day a crew found it.', '2019-12-09 2019-12-10'],
  ['It sank in 2003 and was raised a year later.', '2003 2004'],
  ['She came in 2019 and left in May of that year.', '2019 2019-05'],
  ['A week later a crew found it.', ''],
  ['It sank on 1 May 2019, two months earlier than planned.', '2019-05-01'],
  // Years
  ['It has stood since 2003.', '2003'],
  ['It will be rebuilt by 2030.', '2030'],
  ['He ruled from 1994 to 1999.', '1994'],
  ['Floods in 1988 and 1998 were worse.', '1988 1998'],
  ['The 2003 invasion was the first.', '2003'],
  ['It opened in the spring of 2019.', '2019'],
  ['It was loud in the 1990s.', ''],
  ['It sold 2,014 cars and 2014 vans.', ''],
  ['Room 2019 was empty.', ''],
  // No dates
  ['May this never happen again.', ''],
  ['They may march on the palace.', ''],
  ['Theresa May won. There was no confidence in May, they said.', ''],
  ['He served for two years and aged ten.', ''],
  ['It is not expected to open before Thursday.', ''],
])('%s', (text, expected) => expect(dates(found(text))).toBe(expected));

test('keep to the story that is told: a month after an old date may be of any year', () => {
  expect(dates(found('He moved to Troy on 3 May 1953. In March he met her.'))).toBe('1953-05-03');
});

test('need the article’s own date when they count from it', () => {
  const text = 'It fell yesterday, in October and on Monday, two years ago, but rose on 3 May 2019 and a day later.';
  expect(dates(found(text, null))).toBe('2019-05-03 2019-05-04');
});

test.each([
  ['Troops came after the 2003 invasion of Troy.', '2003 2003 invasion of Troy'],
  ['The baths, which opened in 1887, were sold.', '1887 The baths, which opened in 1887'],
  ['“Never,” said Ada Quill, who took over in January 2020.', '2020-01 Ada Quill, who took over in January 2020'],
  ['They cut oil, which led to the storming of the mill on 3 May 2019.', '2019-05-03 The storming of the mill on 3 May 2019'],
  ['Shelters promised after the flood of July 2020 were not built.', '2020-07 The flood of July 2020'],
  ['The pact lapsed when Troy left it on 30 May 2018.', '2018-05-30 The pact lapsed when Troy left it on 30 May 2018'],
])('tell what happened: %s', (text, expected) => expect(events(found(text))).toEqual([expected]));

test.each([
  ['de', 'Am 3. Januar 2020 starb er. Am Freitag kam sie, gestern ging sie.', '2020-01-03 2021-06-15'],
  ['fr', 'Le 3 janvier 2020, il est mort. Hier, elle est venue.', '2020-01-03 2021-06-15'],
  ['es', 'El 3 de enero de 2020 murió. El viernes vino.', '2020-01-03'],
  ['pt', 'Morreu em 3 de janeiro de 2020.', '2020-01-03'],
  ['nl', 'Hij stierf op 3 januari 2020.', '2020-01-03'],
  ['pl', 'Zmarł 3 stycznia 2020.', ''],
])('in %s are those that tell their year', (language, text, expected) => {
  expect(dates(found(text, '2021-06-16', language))).toBe(expected);
});
