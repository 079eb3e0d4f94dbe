using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Docker;

/// <summary>Turns settings into arguments, in the order in which the properties are declared.</summary>
internal static partial class SettingsArguments
{
    public static ProcessArgumentBuilder AppendAll<TSettings>(
        this ProcessArgumentBuilder builder, string command, TSettings? settings, string[] additional)
        where TSettings : AutoToolSettings, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(additional);

        builder.Append(command);
        builder.AppendSettings(settings ?? new TSettings());
        foreach (var argument in additional)
            builder.Append(argument);
        return builder;
    }

    private static void AppendSettings<TSettings>(this ProcessArgumentBuilder builder, TSettings settings)
    {
        foreach (var property in typeof(TSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(settings) is not { } value)
                continue;
            var name = OptionName(property.Name);
            if (property.GetCustomAttribute<AutoPropertyAttribute>() is { } rule)
                builder.AppendFormatted(rule.Format, name, value);
            else
                builder.AppendOption("--" + name, value);
        }
    }

    private static void AppendFormatted(this ProcessArgumentBuilder builder, string format, string name, object value)
    {
        foreach (var each in value as object[] ?? [value])
            builder.Append(string.Format(CultureInfo.CurrentCulture, format, name, each));
    }

    private static void AppendOption(this ProcessArgumentBuilder builder, string option, object value)
    {
        switch (value)
        {
            case true:
                builder.Append(option);
                break;
            case int or long:
                builder.Append($"{option} {value}");
                break;
            case TimeSpan time:
                builder.Append($"{option} {Math.Floor(time.TotalHours)}h{time.Minutes}m{time.Seconds}s");
                break;
            case string or string[]:
                foreach (var text in (value as string[] ?? [(string)value]).Where(text => text is { Length: > 0 }))
                    builder.Append(option).AppendQuoted(text);
                break;
        }
    }

    private static string OptionName(string property) => InnerCapital().Replace(property, "-$0").ToLowerInvariant();

    [GeneratedRegex(@"(?<!^)\p{Lu}")]
    private static partial Regex InnerCapital();
}
