/** `serve`: API and site over the releases of a data folder, read only. @module */
import { serveApi } from "../api/mod.ts";
import { type Command, dataFolder, dataOption, port, text } from "./command.ts";

/** The command. */
export const serve: Command = {
  name: "serve",
  summary: "提供检索接口与网站 Serve API and site, read only",
  usage: "",
  options: [
    dataOption,
    { name: "port", value: "N", summary: "port (default: 8000)" },
    { name: "host", value: "NAME", summary: "address to listen on (default: 127.0.0.1)" },
  ],
  network: true,
  async run(args, { effects, signal }) {
    const hostname = text(args, "host") ?? "127.0.0.1";
    await serveApi({ data: dataFolder(args), port: port(args, 8000), hostname, signal, effects });
    return { json: { stopped: true }, text: "已停止 Stopped" };
  },
};
