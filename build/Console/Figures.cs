namespace Cortico.Build;

/// <summary>Numbers as people read them.</summary>
public static class Figures
{
    public static string Bytes(long? bytes) => bytes is null ? "" : $"{bytes / 1024.0 / 1024.0:0.0} MiB";

    public static string Duration(TimeSpan? time) => time switch
    {
        null => "",
        { TotalMinutes: < 1 } t => $"{t.TotalSeconds:0.0} s",
        { TotalHours: < 1 } t => $"{t.Minutes} min {t.Seconds} s",
        { TotalDays: < 1 } t => $"{t.Hours} h {t.Minutes} min",
        { } t => $"{t.Days} d {t.Hours} h",
    };
}
