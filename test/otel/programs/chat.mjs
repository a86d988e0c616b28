const messages = [{ role: "user", content: "Say hello." }];

/** Asks once for a whole answer and once for a stream with its usage. */
export const chat = async (client) => {
  const whole = await client.chat.completions.create({ model: "some-model", messages });
  const stream = await client.chat.completions.create({
    model: "some-model",
    messages: [...messages, { role: "user", content: "In pieces." }],
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  return [whole.choices[0].message.content, text];
};
