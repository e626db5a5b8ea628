/** Texts from extension to extension. */
export const written = {
  'page.texts': 'Texts',
  'lead.texts': 'Texts from extension to extension, and what has become of them. One that waits comes when a telephone registers.',
  'texts.none': 'There are no texts.',
  'texts.new': 'Write a text',
  'texts.answer': 'Answer',
  'texts.from': 'Text from {{number}}',
  'texts.putAway': 'Put away',
  'texts.all': 'All texts',
  'texts.to': 'To the extension',
  'texts.send': 'Send',
  'texts.read': 'Read',
  'texts.takeBack': 'Take back',
  'texts.takeBackOf': 'Take back the text to {{to}}?',
  'f.sentAt': 'Sent',
  'e.EXPIRED': 'Not delivered',
} as const;
