using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Variables;

/// <summary>
/// Fills the variables of a query with values of the right kind, so that its syntax can be checked without asking
/// anybody for the real ones.
/// </summary>
internal static class SampleValues
{
    private const string Word = "x";
    private const string Number = "1";
    private const string Duration = "5m";

    /// <param name="expression">A PromQL text of a panel or rule.</param>
    /// <param name="model">The dashboard that declares the variables; null for a rule, which has none.</param>
    public static string Fill(string expression, JsonObject? model) => Fill(expression, model, Word);

    /// <summary>
    /// With a number for each variable whose values only Prometheus knows: <c>$metric</c> has to be a word and <c>$quantile</c> a
    /// number, and nothing but the parser can tell which of them a text wants.
    /// </summary>
    public static string FillWithNumbers(string expression, JsonObject? model) => Fill(expression, model, Number);

    private static string Fill(string expression, JsonObject? model, string unknown) =>
        Interpolation.Replace(expression, use => BuiltIn(use.Name) ?? Declared(expression, use, model, unknown));

    private static string? BuiltIn(string name) => name switch
    {
        "__interval" or "__rate_interval" or "__range" or "__auto_interval" => Duration,
        "__interval_ms" or "__rate_interval_ms" or "__range_ms" => "300000",
        "__range_s" => "300",
        "__from" or "__to" => "1700000000000",
        "__dashboard" or "__name" or "__org" or "__user" => Word,
        _ => null,
    };

    private static string? Declared(string expression, VariableUse use, JsonObject? model, string unknown)
    {
        if (model.Child("templating").Items("list").FirstOrDefault(variable => variable.Text("name") == use.Name) is not { } declared) return null;
        var place = PlaceOf(expression, use.Index);
        return place == Place.Text ? Word : Remembered(declared) ?? (place == Place.Range ? Duration : unknown);
    }

    /// <summary>What the dashboard was saved with, or the first of what it offers.</summary>
    private static string? Remembered(JsonObject variable)
    {
        var current = variable.Child("current")?["value"];
        var value = current.AsText() ?? (current as JsonArray)?.FirstOrDefault().AsText();
        if (string.IsNullOrEmpty(value) || value.StartsWith('$') || value == "auto")
            value = variable.Text("type") is "custom" or "interval" or "constant" or "textbox" ? variable.Text("query")?.Split(',')[0].Trim() : null;
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static Place PlaceOf(string expression, int index)
    {
        var quote = '\0';
        var brackets = 0;
        for (var at = 0; at < index; at++)
        {
            var sign = expression[at];
            if (quote != '\0')
            {
                if (sign == '\\' && quote != '`') at++;
                else if (sign == quote) quote = '\0';
            }
            else if (sign is '"' or '\'' or '`') quote = sign;
            else if (sign == '[') brackets++;
            else if (sign == ']') brackets--;
        }
        return quote != '\0' ? Place.Text : brackets > 0 || expression[..index].TrimEnd().EndsWith("offset", StringComparison.Ordinal) ? Place.Range : Place.Code;
    }

    private enum Place
    {
        Code,
        Text,
        Range,
    }
}
