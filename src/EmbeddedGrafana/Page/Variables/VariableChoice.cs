namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>What is chosen of a variable's options.</summary>
/// <param name="Options">With those that were asked for and are kept though nothing knows them.</param>
internal sealed record VariableChoice(IReadOnlyList<VariableOption> Values, IReadOnlyList<VariableOption> Options)
{
    /// <summary>What was asked for as far as it is there, else the first option.</summary>
    /// <param name="keepsUnknown">A value that is not among the options may still be meant: addresses are shared, series come and go, and a data source may not answer.</param>
    public static VariableChoice Of(string type, IReadOnlyList<string> wanted, IReadOnlyList<VariableOption> options, bool isMulti, bool keepsUnknown)
    {
        if (type == "textbox" && wanted.Count > 0)
        {
            return new VariableChoice([new VariableOption(wanted[0], wanted[0])], options);
        }

        var byText = options.DistinctBy(option => option.Text, StringComparer.Ordinal).ToDictionary(option => option.Text, StringComparer.Ordinal);
        var byValue = options.DistinctBy(option => option.Value, StringComparer.Ordinal).ToDictionary(option => option.Value, StringComparer.Ordinal);
        var all = byValue.GetValueOrDefault(Variable.All);
        var chosen = wanted.Where(value => value.Length > 0)
            .Select(value => byValue.GetValueOrDefault(value) ?? byText.GetValueOrDefault(value) ?? (value is "All" or Variable.All ? all : keepsUnknown ? new VariableOption(value, value) : null))
            .OfType<VariableOption>().DistinctBy(option => option.Value, StringComparer.Ordinal).ToList();
        if (all is not null && chosen.Contains(all))
        {
            return new VariableChoice([all], options);
        }

        chosen = chosen.Count > 0 ? isMulti ? chosen : [chosen[0]] : [.. options.Take(1)];
        return new VariableChoice(chosen, [.. options, .. chosen.Where(option => !byValue.ContainsKey(option.Value))]);
    }
}
