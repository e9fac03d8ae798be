/** About three thousand characters in paragraphs: what a very long message does to a list of bubbles. */
export const longLetter: string = `Dear Mira,

you asked what I make of chapter eleven, and since the rain has cancelled my afternoon you shall have the whole answer.

First, the kitchen. I did not expect a novel about a harbour pilot to spend nineteen pages in a kitchen, and for the first five I was impatient. Nothing happens. Someone peels potatoes. Someone else is looking for the lid of the blue pot. The radio reads out water levels in a voice that has never been surprised. And then, somewhere around the onions, I noticed that I had stopped waiting for something to happen, because everything already was happening: the two sisters had not looked at each other once. Every sentence they exchange is about an object. The lid, the knife, the salt. It is the loudest silence I have read this year.

Second, the lid. You will say that I am seeing things, but please go back and count. The lid is missing on the first page of the chapter, it is found on the ninth, and on the last page it is put on the wrong pot. Nobody remarks on it. I laughed out loud on the tram, and a boy with a cello asked me what was so funny, and I found that I could not explain it without explaining the last forty years of both our families.

Third, and here I disagree with the foreword: I do not think the pilot is sad. I think he is tired, which is a different country with a similar flag. Sad people in this book look at the water. He looks at the clock, at his hands, at the bread. When he finally says “it will do”, everyone in the room hears a complaint, and only the youngest hears what it is, namely the highest praise he knows. My grandfather had the same three words. He said them about my school reports, about the new roof, and once, in a whisper, about the sea.

What I cannot make up my mind about is the translation. There is one sentence, the one with the lamp, which the English gives as “she let the light be”. In the original (I looked it up in the library, do not tell the others) the verb is far more domestic: she leaves the light on the way one leaves a window open for a cat. It is practical. It is not mystical at all. And yet I have grown fond of the mistake, if it is one, and would not want it corrected. Perhaps this is what happens when books travel. They arrive with somebody else’s coat on, and it suits them.

So, my questions for Thursday, in no order:

– Who moved the blue pot?
– Is the radio a character? I say yes.
– Would you have eaten the soup?
– And why does nobody in this chapter ever sit down?

I shall bring the almond cake, provided that the oven and I are on speaking terms again. Please bring the photograph you mentioned, the one with the three chairs. I have a theory about the third chair.

Now it has stopped raining, and the light in the courtyard is doing exactly what it does at the end of page two hundred and six. I am going down to look at it. If you are at home, open your window.

Yours, slowly,
M.`;
