/*
The ways of a partner through the answer pages, in Chromium, against the real program.

    node journeys.mjs MODULES PROGRAM FOLDER [PICTURES]

MODULES holds playwright-core and axe-core, FOLDER an installation with the workflow `journeys`. Journeys are made with scripts off, as
they are for partners; only axe-core needs them, and has a context of its own. Ends with 1 and names what is wrong, if anything is.
*/
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, program, folder, pictures] = process.argv.slice(2).map(given => resolve(given));
const from = createRequire(join(modules, 'node_modules/'));
const { chromium } = from('playwright-core');
const axe = readFileSync(from.resolve('axe-core/axe.min.js'), 'utf8');

const NOW = '2026-11-23T09:00:00Z';
/* Links live for 400 days. */
const LONG_AFTER = '2028-02-01T09:00:00Z';
const SIZES = [390, 1280];
const PATIENCE = 30_000;

/* A link about one item, the first of the workflow, as the daemon shows it. */
let sample;

const command = (now, ...more) => [program, ['--config', join(folder, 'config.yaml'), '--now', now, ...more]];
const concerted = (...more) => execFileSync(...command(NOW, ...more), { encoding: 'utf8', timeout: PATIENCE });
const answers = () => concerted('log', 'journeys').split('\n').filter(line => / {2}partner |: input of /.test(line)).length;

/* Starts the daemon under a clock that stands, and waits until it serves pages. */
async function start(now) {
  const daemon = spawn(...command(now, 'run'), { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const isServed = new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`no pages are served:\n${said}`)), 2 * PATIENCE);
    daemon.stdout.on('data', data => {
      said += data;
      if (!/partners answer at /.test(said)) return;
      clearTimeout(late);
      /* Said once, when the workflow is adopted, a line later. */
      setTimeout(() => done(/shown to [^:]*: (\S+)/.exec(said)?.[1]), 500);
    });
    daemon.once('exit', code => { clearTimeout(late); failed(new Error(`the daemon ended with ${code}:\n${said}`)); });
  });
  try {
    return { daemon, shown: await isServed };
  } catch (error) {
    daemon.kill('SIGKILL');
    throw error;
  }
}

async function stop(daemon) {
  if (daemon.exitCode !== null) return;
  const ended = new Promise(done => daemon.once('exit', done));
  const late = setTimeout(() => daemon.kill('SIGKILL'), PATIENCE);
  daemon.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}

/* The link in the mail to `name`, which is the only one they got: all that is open with them. */
function link(name) {
  const mails = JSON.parse(concerted('outbox', 'list', '--format', 'json'));
  const mail = mails.find(mail => JSON.stringify(mail).includes(`${name}@journeys.example`));
  const found = /https?:\/\/\S+\/a\/v1\.[\w.-]+/.exec(concerted('outbox', 'show', mail.key));
  assert(found, `no link in the mail to ${name}`);
  return found[0];
}

/* What is put before members: each has a text of its own, under silence, and one that is approved by statement. */
const TEXTS = ['agree', 'object', 'time', 'seat', 'broken', 'last', 'agreear', 'objectar', 'timear'];

/* Hands the texts in and puts them under silence, and waits until the notices have left. */
async function submitTexts() {
  for (const name of TEXTS) {
    const task = `TEXT-${name.toUpperCase()}`;
    concerted('record', 'journeys', task, 'done');
    if (name === 'last') continue;
    concerted('approval', 'open', 'journeys', task, '--version', 'Rev.2', '--link', 'https://texts.journeys.example/outcome/rev-2.pdf');
  }
  const until = Date.now() + 2 * PATIENCE;
  for (const name of TEXTS) {
    while (!noticeLink(name)) {
      assert(Date.now() < until, `no notice left to ${name}`);
      await new Promise(done => setTimeout(done, 500));
    }
  }
}

/* The link in the notice to `name`, once it has left. */
function noticeLink(name) {
  const mails = JSON.parse(concerted('outbox', 'list', '--format', 'json'));
  const mail = mails.find(mail => mail.state === 'sent' && JSON.stringify(mail).includes(`"${name}@journeys.example"`));
  return mail && /https?:\/\/\S+\/d\/v1\.[\w.-]+/.exec(concerted('outbox', 'show', mail.key))?.[0];
}


/* A member of a silence procedure decides, by keyboard alone: `value` is chosen and `typed` filled in, field by field. */
async function decides(page, name, [lang, dir], value, typed, said) {
  await page.goto(noticeLink(name));
  assert.equal(await page.locator('html').getAttribute('lang'), lang);
  assert.equal(await page.locator('html').getAttribute('dir'), dir);
  const main = await page.locator('main').innerText();
  for (const shown of ['Rev.2', 'https://texts.journeys.example/outcome/rev-2.pdf']) assert(main.includes(shown), `it shows ${shown}`);
  assert.equal(await page.locator('[name=paragraphs]').isVisible(), false, 'nothing is asked for before something is chosen');
  await tabTo(page, 'input[name=statement]');
  await page.keyboard.press('Space');
  for (let step = 0; step < 6 && await page.locator('input[name=statement]:checked').getAttribute('value') !== value; step++) {
    await page.keyboard.press('ArrowDown');
  }
  assert.equal(await page.locator('input[name=statement]:checked').getAttribute('value'), value);
  for (const [field, text] of typed) {
    await tabTo(page, `[name=${field}]`);
    await page.keyboard.type(text);
  }
  assert.equal(await pressByKeyboard(page, 'button'), 200);
  const recorded = await page.locator('.recorded').first().innerText();
  for (const part of said) assert(recorded.includes(part), `it says ${part}: ${recorded}`);
  await page.goto(noticeLink(name));
  assert((await page.locator('main').innerText()).includes(said[0]), 'it is shown from then on');
}

/* Presses Tab until what has the focus matches, and sees to it that one can see where it is each time. */
async function tabTo(page, selector) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const [is, ring] = await page.evaluate(selector => {
      const at = document.activeElement, style = getComputedStyle(at);
      return [at.matches(selector), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
    }, selector);
    assert(ring, `nothing shows that ${await page.evaluate(() => document.activeElement.outerHTML)} has the focus`);
    if (is) return;
  }
  assert.fail(`${selector} cannot be reached by keyboard`);
}

const sent = async (page, act) => {
  const isPost = response => response.request().method() === 'POST';
  const [response] = await Promise.all([page.waitForResponse(isPost), page.waitForEvent('load'), act()]);
  return response.status();
};
const press = page => sent(page, () => page.locator('button').first().click());
const asksForAFreshLinkAlone = async page => {
  assert.equal(await page.locator('form').count(), 1);
  assert.equal(await page.locator('[name^=answer]').count(), 0, 'nothing can be answered');
  assert.equal(await page.locator('button').count(), 1);
};
const heading = page => page.locator('h1').innerText();
const pressByKeyboard = async (page, selector) => {
  await tabTo(page, selector);
  return sent(page, () => page.keyboard.press('Enter'));
};

/* What `giver` delivers to a task that `host` leads, who returns it with a reason and then says done: by keyboard alone. */
async function leads(page, giver, host, lang) {
  await page.goto(link(giver));
  await page.locator('input[value=done]').first().check();
  await page.locator('input[name^=link]').first().fill('https://giver.example/list.pdf');
  await page.locator('textarea').first().fill('Second version');
  assert.equal(await press(page), 200);

  await page.goto(link(host));
  assert.equal(await page.locator('html').getAttribute('lang'), lang);
  const part = await page.locator('.part').innerText();
  assert(part.includes('https://giver.example/list.pdf') && part.includes('Second version'), `the lead sees what came: ${part}`);
  assert.equal(await page.locator('.part a').count(), 0, 'the link is text');
  await tabTo(page, '[name^=review]');
  await page.keyboard.press('Space');
  assert.equal(await page.locator('.part input:checked').getAttribute('value'), 'returned');
  assert.equal(await pressByKeyboard(page, 'button'), 422, 'a return needs a reason');
  assert(await page.locator('.summary').evaluate(summary => summary === document.activeElement), 'the summary has the focus');
  await tabTo(page, '.summary a');
  await page.keyboard.press('Enter');
  assert(await page.locator('textarea[name^=reason]').evaluate(reason => reason === document.activeElement), 'its link leads to the reason');
  await page.keyboard.type('The third session is missing.');
  assert.equal(await pressByKeyboard(page, 'button'), 200);

  await page.goto(link(giver));
  assert(await page.locator('input[name^=answer]').count() > 0, 'the partner is asked again');
  await page.goto(link(host));
  await tabTo(page, 'input[name^=answer]');
  await page.keyboard.press('Space');
  assert.equal(await pressByKeyboard(page, 'button'), 200);
  assert.equal(await page.locator('.recorded li').count(), 1);
}

/* The page of what concerns a person: calendar, language and day of the list, and that somebody else is responsible; by keyboard. */
async function ownPage(page, name, [wished, dir]) {
  await page.goto(link(name));
  const calendar = await page.request.get(await page.locator('.link-text a').getAttribute('href'));
  assert.equal(calendar.status(), 200);
  assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n[^]*PERSON/);

  await tabTo(page, '#language');
  await page.locator('#language').selectOption(wished);
  await tabTo(page, '#digest');
  await page.locator('#digest').selectOption('wed');
  assert.equal(await pressByKeyboard(page, 'button'), 200);
  await page.goto(link(name));
  assert.equal(await page.locator('html').getAttribute('lang'), wished, 'the wish holds from then on');
  assert.equal(await page.locator('html').getAttribute('dir'), dir);
  assert.deepEqual(await page.locator('select').evaluateAll(all => all.map(one => one.value)), [wished, 'wed']);

  await tabTo(page, '#successor');
  await page.keyboard.type('nobody');
  assert.equal(await pressByKeyboard(page, 'form:has(#leaving) button'), 422);
  assert.equal(await page.locator('#successor').inputValue(), 'nobody', 'what was typed stays');
  await page.goto(link(name));
  await tabTo(page, '#leaving');
  await page.keyboard.press('Space');
  await tabTo(page, '#successor');
  await page.keyboard.type('successor@journeys.example');
  assert.equal(await pressByKeyboard(page, 'form:has(#leaving) button'), 200);
  assert((await page.locator('main').innerText()).includes('successor@journeys.example'), 'it says who has it now');
}

/* Journeys: what they are called, and what is done. */
const JOURNEYS = {
  async 'by keyboard alone'(page) {
    await page.goto(link('keyboard'));
    await tabTo(page, 'input[type=radio]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('input:checked').getAttribute('value'), 'partly', 'arrows go through the choices');
    await tabTo(page, '[name^=day]');
    await page.keyboard.type('15');
    await tabTo(page, '[name^=month]');
    await page.keyboard.type('1');
    await tabTo(page, '[name^=year]');
    await page.keyboard.type('2027');
    await tabTo(page, 'textarea');
    await page.keyboard.type('The annex follows.');
    await tabTo(page, 'button');
    assert.equal(await sent(page, () => page.keyboard.press('Enter')), 200);
    assert.match(await page.locator('.recorded').innerText(), /Partly done.*15 January 2027/s);
    await tabTo(page, 'main a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/a\//);
    assert.match(await page.locator('.said').innerText(), /Partly done/);
  },

  async 'in Arabic, from right to left'(page) {
    await page.goto(link('arabic'));
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
    const box = name => page.locator(name).first().boundingBox();
    const width = page.viewportSize().width;
    const h1 = await page.locator('h1').evaluate(h1 => { const range = document.createRange(); range.selectNodeContents(h1); return range.getBoundingClientRect().right; });
    const main = await page.locator('main').evaluate(main => main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight));
    assert(Math.abs(main - h1) < 2 && main > width / 2, 'the heading begins at the right');
    await page.locator('input[value=late]').first().check();
    const [day, year] = [await box('input[name^=day]'), await box('input[name^=year]')];
    assert(day.x > year.x, 'day, month, year from right to left');
    const [radio, choice] = [await box('.item > label > input[type=radio]'), await box('.item > label')];
    assert(Math.abs(radio.x + radio.width - choice.x - choice.width) < 2, 'the button stands before its words');
    assert.equal(await page.locator('footer bdi[dir=ltr]').innerText(), '+994 12 555 01 00');
    for (const [name, typed] of [['day', '١٥'], ['month', '١'], ['year', '٢٠٢٧']]) await page.locator(`[name^=${name}]`).fill(typed);
    assert.equal(await press(page), 200);
    assert.match(await page.locator('.recorded').innerText(), /2027|٢٠٢٧/);
  },

  async 'two items with one press'(page) {
    const before = answers();
    await page.goto(link('two'));
    assert.equal(await page.locator('.item').count(), 2);
    const visible = async () => {
      const named = ['day', 'to', 'link', 'note'].flatMap(name => [`${name}-TWO-1`, `${name}-TWO-2`]);
      const all = await Promise.all(named.map(async name => await page.locator(`[name=${name}]`).isVisible() ? name : ''));
      return all.filter(name => name).join(' ');
    };
    assert.equal(await visible(), '', 'nothing is asked for before something is chosen');
    await page.locator('input[name=answer-TWO-1][value=hand_over]').check();
    assert.equal(await visible(), 'to-TWO-1 note-TWO-1');
    await page.locator('input[name=answer-TWO-1][value=partly]').check();
    assert.equal(await visible(), 'day-TWO-1 link-TWO-1 note-TWO-1');
    const told = await page.locator('[name=note-TWO-1]').getAttribute('aria-describedby');
    assert.match(await page.locator(`[id="${told}"]`).innerText(), /Others who work on this will read it/);
    await page.locator('[name=answer-TWO-1]').first().check();
    await page.locator('input[name=answer-TWO-2][value=help]').check();
    await page.locator('[name=note-TWO-2]').fill('Whom do we call?');
    assert.equal(await press(page), 200);
    assert.equal(await page.locator('.recorded li').count(), 2);
    const first = await page.content();
    assert.equal(await sent(page, () => page.reload()), 200);
    assert.equal(await page.content(), first, 'sent twice it says the same');
    assert.equal(answers() - before, 2);
  },

  async 'what is wrong is named, what was typed stays, and it is put right'(page) {
    const before = answers();
    await page.goto(link('wrong'));
    await page.locator('input[name=answer-WRONG-1][value=late]').check();
    for (const [name, typed] of [['day', '31'], ['month', '2'], ['year', '2027']]) await page.locator(`[name=${name}-WRONG-1]`).fill(typed);
    await page.locator('[name=note-WRONG-1]').fill('“Quoted” & <tagged>\nin two lines');
    await page.locator('[name=answer-WRONG-2]').first().check();
    assert.equal(await press(page), 422);
    assert(await page.locator('.summary').evaluate(summary => summary === document.activeElement), 'the summary has the focus');
    assert.match(await page.title(), /^Please check the following/);
    assert.equal(await page.locator('[name=day-WRONG-1]').inputValue(), '31');
    assert.equal(await page.locator('[name=note-WRONG-1]').inputValue(), '“Quoted” & <tagged>\nin two lines');
    assert(await page.locator('[name=answer-WRONG-2]').first().isChecked(), 'and so does what was right');
    assert.equal(answers(), before, 'nothing of it is recorded');
    const day = page.locator('[name=day-WRONG-1]');
    assert.equal(await day.getAttribute('aria-invalid'), 'true', 'the field says so itself');
    const told = (await day.getAttribute('aria-describedby')).split(' ');
    const words = await Promise.all(told.map(id => page.locator(`[id="${id}"]`).innerText()));
    assert(words.some(words => words.includes('Enter the date')), `the field is described by what is wrong: ${words}`);
    await tabTo(page, '.summary a');
    await page.keyboard.press('Enter');
    assert(await day.evaluate(day => day === document.activeElement), 'its link leads into the field');
    await day.fill('28');
    assert.equal(await press(page), 200);
    assert.equal(answers() - before, 2);
  },

  async 'an empty form records nothing'(page) {
    const before = answers();
    await page.goto(link('twice'));
    assert.equal(await press(page), 422);
    assert.equal(answers(), before);
  },

  async 'what is sent twice is recorded once, and says the same'(page) {
    const before = answers();
    await page.goto(link('twice'));
    await page.locator('input[value=decline]').check();
    await page.locator('textarea').fill('Not our field.');
    assert.equal(await press(page), 200);
    const first = await page.content();
    assert.equal(await sent(page, () => page.reload()), 200);
    assert.equal(await page.content(), first);
    assert.equal(answers() - before, 1);
  },

  async 'another language is one press away'(page) {
    await page.goto(link('dozen'));
    await page.locator('nav a[lang=fr]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await page.locator('nav a[lang=ar]').click();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('.item').count(), 12);
  },

  async 'a link that was changed opens nothing'(page) {
    const good = link('dozen');
    const changed = good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A');
    const response = await page.goto(changed);
    assert.equal(response.status(), 404);
    assert.match(await heading(page), /does not work/);
    assert.equal(await page.locator('form').count(), 0);
  },

  async 'a lead returns a part and says done'(page) { await leads(page, 'giver', 'host', 'en'); },
  async 'a lead returns a part in Arabic'(page) { await leads(page, 'giverar', 'hostar', 'ar'); },
  async 'the page of a person'(page) { await ownPage(page, 'person', ['fr', 'ltr']); },
  async 'the page of a person in Arabic'(page) { await ownPage(page, 'personar', ['ar', 'rtl']); },

  async 'a member agrees'(page) { await decides(page, 'agree', ['en', 'ltr'], 'approved', [['conditions', 'In line with national law.']], ['In line with national law.']); },
  async 'a member agrees in Arabic'(page) { await decides(page, 'agreear', ['ar', 'rtl'], 'approved', [], ['نوافق على النص']); },
  async 'a member objects to paragraphs'(page) {
    await decides(page, 'object', ['en', 'ltr'], 'objected', [['paragraphs', 'op4 and 7'], ['note', 'Not agreed language.']], ['Not agreed language.', 'OP 4', 'OP 7']);
    assert.match(await heading(page), /broken/);
    assert.equal(await page.locator('form').count(), 0, 'it is over');
  },
  async 'a member objects in Arabic'(page) {
    await decides(page, 'objectar', ['ar', 'rtl'], 'objected', [['paragraphs', 'الفقرتين ٤ و٧']], ['§ 4', '§ 7']);
  },
  async 'a member asks for time'(page) {
    await decides(page, 'time', ['en', 'ltr'], 'time_requested', [['day', '1'], ['month', 'December'], ['year', '2026'], ['note', 'Our capital is consulted.']], ['Our capital is consulted.', '1 December 2026']);
    assert.equal(await page.locator('form').count(), 1, 'it goes on, and ends later');
  },
  async 'a member asks for time in Arabic'(page) {
    await decides(page, 'timear', ['ar', 'rtl'], 'time_requested', [['day', '١'], ['month', '١٢'], ['year', '٢٠٢٦']], ['نحتاج إلى مزيد من الوقت']);
  },

  async 'what is wrong with a decision is named, and put right by keyboard'(page) {
    await page.goto(noticeLink('seat'));
    assert.equal(await press(page), 422, 'nothing was chosen');
    await page.locator('input[value=objected]').check();
    assert.equal(await press(page), 422, 'neither paragraphs nor a reason');
    assert(await page.locator('.summary').evaluate(summary => summary === document.activeElement), 'the summary has the focus');
    assert.match(await page.title(), /^Please check the following/);
    await tabTo(page, '.summary a');
    await page.keyboard.press('Enter');
    const field = page.locator('[name=paragraphs]');
    assert(await field.evaluate(field => field === document.activeElement), 'its link leads into the field');
    const words = await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText();
    assert.match(words, /Name the paragraphs/);
    await page.locator('input[value=delegated]').check();
    await page.locator('select[name=to]').selectOption('dozen');
    assert.equal(await press(page), 200);
    assert.match(await page.locator('.recorded').first().innerText(), /Network of Cities/);
    assert.equal(await sent(page, () => page.reload()), 200, 'what is sent twice is recorded once');
    await page.goto(noticeLink('seat'));
    assert.equal(await page.locator('.recorded li').count(), 1);
  },

  async 'what is closed says so'(page) {
    assert.match(await (await page.goto(sample)).text(), /name="answer"/);
    concerted('record', 'journeys', 'CLOSED', 'cancelled');
    const response = await page.goto(sample);
    assert.equal(response.status(), 200);
    assert.match(await heading(page), /is closed/);
    await asksForAFreshLinkAlone(page);
  },
};

/* Pages that are looked at: what they are called, and how they come about. `lang` is empty for the reader's own language. */
const inLang = (address, lang) => lang ? address.replace(/\/([ad])\//, `/$1/${lang}/`) : address;
const PAGES = {
  async one(page, lang) { await page.goto(inLang(link('looks'), lang)); },
  async dozen(page, lang) { await page.goto(inLang(link('dozen'), lang)); },
  async open(page, lang) {
    await page.goto(inLang(link('looks'), lang));
    await page.locator('input[value=partly]').check();
  },
  async wrong(page, lang) {
    await page.goto(inLang(link('dozen'), lang));
    await page.locator('input[name=answer-DOZEN-2][value=late]').check();
    await page.locator('[name=day-DOZEN-2]').fill('31');
    await page.locator('input[name=answer-DOZEN-3][value=hand_over]').check();
    await page.locator('[name=to-DOZEN-3]').fill('nobody');
    await press(page);
  },
  async thanks(page, lang) {
    await page.goto(inLang(link('looks'), lang));
    await page.locator('input[value=late]').check();
    for (const [name, typed] of [['day', '9'], ['month', '4'], ['year', '2027']]) await page.locator(`[name^=${name}]`).fill(typed);
    await press(page);
  },
  async led(page, lang) {
    await page.goto(link('hands'));
    /* Once delivered, it is asked for no more. */
    if (await page.locator('input[value=done]').count() > 0) {
      await page.locator('input[value=done]').first().check();
      await page.locator('input[name^=link]').first().fill('https://hands.example/comments.pdf');
      await press(page);
    }
    await page.goto(inLang(link('eyes'), lang));
  },
  async 'led wrong'(page, lang) {
    await page.goto(inLang(link('eyes'), lang));
    await page.locator('[name^=review][value=returned]').check();
    await press(page);
  },
  async saved(page, lang) {
    await page.goto(inLang(link('looks'), lang));
    await sent(page, () => page.locator('form:has(#language) button').click());
  },
  async closed(page, lang) { await page.goto(inLang(sample, lang)); },
  async silence(page, lang) { await page.goto(inLang(noticeLink('seat'), lang)); },
  async 'silence objected'(page, lang) {
    await page.goto(inLang(noticeLink('seat'), lang));
    await page.locator('input[value=objected]').check();
  },
  async 'silence wrong'(page, lang) {
    await page.goto(inLang(noticeLink('seat'), lang));
    await page.locator('input[value=time_requested]').check();
    await page.locator('[name=day]').fill('31');
    await press(page);
  },
  async 'silence agreed'(page, lang) {
    await page.goto(inLang(noticeLink('agree'), lang));
    await page.locator('input[value=approved]').check();
    await press(page);
  },
  async 'silence broken'(page, lang) { await page.goto(inLang(noticeLink('object'), lang)); },
  async approval(page, lang) { await page.goto(inLang(noticeLink('last'), lang)); },
  async nothing(page) { await page.goto(link('dozen').replace(/.$/, last => last === 'A' ? 'B' : 'A')); },
};

const wider = page => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

/* What is wrong with the page as it stands, and how many rules held. */
async function look(page, called, faults) {
  let held = 0;
  for (const width of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const how = `${called} (${width} pixels, ${colorScheme})`;
      if (await wider(page) > 0) faults.push(`${how}: it is ${await wider(page)} pixels wider than the window`);
      if (pictures) await page.screenshot({ path: join(pictures, `${called}-${width}-${colorScheme}.png`.replaceAll(' ', '-')), fullPage: true });
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      held += found.passes.length;
      for (const { id, help, nodes } of found.violations) faults.push(`${how}: ${id}: ${help}\n    ${nodes[0].html.slice(0, 300)}\n    ${nodes[0].failureSummary}`);
    }
  }
  return held;
}

const BAD = '<!doctype html><html><head></head><body><p style="color:#aaa;background:#fff;width:2000px">pale <img src="data:,"><input></p></body></html>';

/* A look that finds nothing wrong with this would say nothing of the others. */
async function lookSees(page) {
  const seen = [];
  await page.setContent(BAD);
  await look(page, 'a bad page', seen);
  for (const wanted of ['color-contrast', 'image-alt', 'html-has-lang', 'document-title', 'label', 'wider than'])
    assert(seen.some(fault => fault.includes(wanted)), `the look does not see ${wanted} on a bad page`);
}

async function journeys(browser, faults) {
  let made = 0;
  for (const [called, go] of Object.entries(JOURNEYS)) {
    /* On a telephone, and at a desk: each has its turn. */
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: SIZES[made % 2], height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const elsewhere = [];
    page.on('request', request => { if (new URL(request.url()).hostname !== '127.0.0.1') elsewhere.push(request.url()); });
    try {
      await go(page);
      assert.deepEqual(elsewhere, [], 'something is loaded from elsewhere');
    } catch (error) {
      faults.push(`${called}: ${error.message}`);
    }
    await context.close();
    made += 1;
  }
  return made;
}

async function looks(browser, faults) {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await lookSees(page);
  let held = 0, count = 0;
  for (const lang of ['', 'fr', 'ar']) {
    for (const [called, go] of Object.entries(PAGES)) {
      await go(page, lang);
      held += await look(page, `${called} ${lang || 'en'}`, faults);
      count += 1;
    }
  }
  await context.close();
  return [count, held];
}

async function expired(browser, faults, address) {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  try {
    const response = await page.goto(address);
    assert.equal(response.status(), 410);
    assert.match(await heading(page), /no longer valid/);
    await asksForAFreshLinkAlone(page);
    assert.equal(await pressByKeyboard(page, 'button'), 200);
    assert.match(await heading(page), /Check your mailbox/);
    assert(!(await page.content()).includes('@journeys.example'), 'it does not name the address');
    const fresh = freshLink();
    assert.notEqual(fresh, address);
    assert.equal((await page.goto(fresh)).status(), 200);
    assert.equal(await page.locator('#leaving').count(), 1, 'the fresh link opens what concerns its reader');
    const looking = await (await browser.newContext()).newPage();
    for (const lang of ['', 'ar']) {
      await looking.goto(inLang(address, lang));
      assert.equal(await looking.locator('html').getAttribute('dir'), lang ? 'rtl' : 'ltr');
      await look(looking, `expired ${lang || 'en'}`, faults);
      await press(looking);
      await look(looking, `sent ${lang || 'en'}`, faults);
    }
  } catch (error) {
    faults.push(`a link that has run out: ${error.message}`);
  }
}

/* The link in the mail that brings a fresh one. */
function freshLink() {
  const then = (...more) => execFileSync(...command(LONG_AFTER, ...more), { encoding: 'utf8', timeout: PATIENCE });
  const mail = JSON.parse(then('outbox', 'list', '--format', 'json')).find(mail => mail.key.startsWith('link:'));
  assert(mail, 'no mail brings a fresh link');
  return /https?:\/\/\S+\/a\/v1\.[\w.-]+/.exec(then('outbox', 'show', mail.key))[0];
}

async function main() {
  if (pictures) mkdirSync(pictures, { recursive: true });
  const faults = [];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  let running = await start(NOW);
  sample = running.shown;
  try {
    await submitTexts();
    const made = await journeys(browser, faults);
    const [count, held] = await looks(browser, faults);
    const old = link('dozen');
    await stop(running.daemon);
    running = await start(LONG_AFTER);
    await expired(browser, faults, old);
    console.log(faults.join('\n') || `${made + 1} journeys, ${count} pages in ${2 * SIZES.length} looks each, ${held} rules held, no violation`);
  } finally {
    await stop(running.daemon);
    await browser.close();
  }
  return faults.length ? 1 : 0;
}

process.exitCode = await main();
