/** Small designs in the language, and the text of what they become. */
package portcullis.hdl.language;
