using System.Security.Cryptography;
using System.Text;

namespace Cortico.Stack.Compilation;

/// <summary>One short word for the content of files: it changes when any of them does, whatever its time stamp says.</summary>
public static class InputFingerprint
{
    private static readonly HashSet<string> Outputs = ["bin", "obj", "artifacts"];

    /// <summary>Over files and whole folders, outputs of builds left out; 16 hexadecimal digits.</summary>
    public static string Of(string root, params IEnumerable<string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in inputs.SelectMany(Expand).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file) + '\0'));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<string> Expand(string path) =>
        File.Exists(path) ? [path]
        : !Directory.Exists(path) ? []
        : Directory.EnumerateFiles(path).Concat(Directory.EnumerateDirectories(path).Where(d => !Outputs.Contains(Path.GetFileName(d))).SelectMany(Expand));
}
